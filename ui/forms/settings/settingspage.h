// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Settings page: sections at the left, one form, one Save. Checks with the
// rules of the domain, asks the SettingsController to apply, and says what a
// change means for a charge that is running. Opens at the keys when they are
// why the till is blocked. ui thread; the controller outlives it.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"
#include "ui/shell/page.h"

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace pos::ui {

class Articles;
class Card;
class CommissioningPanel;
class Dialogs;
class EnvironmentSection;
class MessageBar;
class OperatorSession;
class PrivacySection;
class SettingsController;
class SettingsFields;
class SupportTools;

/// References must outlive the page.
struct SettingsContext
{
    Engine &engine;
    SettingsController &controller;
    Dialogs &dialogs;
    OperatorSession &session;
    SupportTools &support;
    Articles &articles;
    const Clock &clock;
};

class SettingsPage final : public Page
{
    Q_OBJECT
public:
    enum class Section { Environment, Shop, Articles, Methods, Commissioning, Recovery, Operators, Privacy, CustomerScreen, Appearance, Data };

    explicit SettingsPage(const SettingsContext &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("settings"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("settings"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_5); }
    void prepare() override;
    void activate() override;
    void applySettings(const Settings &settings) override;

    void showSection(Section section);
    /// The one place where keys are repaired.
    void showKeys();
    bool hasChanges() const;

Q_SIGNALS:
    /// Appearance is shown at once; saved with the rest.
    void appearancePreviewed(pos::Appearance appearance);
    /// A restored journal was opened; the shell shows what it found.
    void restored(const pos::StartReport &report);

private:
    QWidget *buildFooter();
    static QString sectionName(Section section);
    Card *addSection(const QString &name, const QString &note);
    QWidget *buildOperators(QWidget *parent);
    QWidget *buildAppearance(QWidget *parent);
    void save();
    void undo();
    void refreshState();
    bool refuse(const Settings &settings);

    SettingsContext m_context;
    SettingsFields *m_fields;
    BlockReport m_block;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    MessageBar *m_message = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_undo = nullptr;
    // Null until the first visit.
    EnvironmentSection *m_environment = nullptr;
    CommissioningPanel *m_commissioning = nullptr;
    PrivacySection *m_privacy = nullptr;
};

}
