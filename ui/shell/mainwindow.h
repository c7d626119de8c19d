// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The window: rail, top bar, banners, pages; nothing of any page's business.
// Closing it while payments are open asks once, without blocking anything, and
// they go on at the next start. Made by the composition root after Theme and
// CardInputGuard; ui thread.
#pragma once

#include "ports/engine.h"
#include "ports/preferencestore.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/shell/page.h"
#include "ui/shell/trainingcontrols.h"

#include <QMainWindow>

#include <functional>

class QAction;
class QFrame;
class QStackedWidget;

namespace pos {
class Clock;
}

namespace pos::ui {

class MessageBar;
class NoticeCenter;
class Rail;
class ShortcutsOverlay;
class Toast;
class TopBar;

struct AboutInfo
{
    QString version;
    QString commit;
    QString dataFolder;
    QString logFolder;
};

/// Collaborators of the window. References must outlive it.
struct WindowContext
{
    Engine &engine;
    Dialogs &dialogs;
    OperatorSession &session;
    const Clock &clock;
    TrainingControls *training = nullptr; ///< only in training mode
    AboutInfo about;
    /// Writes a support bundle to `path`; `done` on the ui thread. Empty = no button.
    std::function<void(const QString &path, std::function<void(const Result<void> &)> done)> makeSupportBundle;
    /// Reaches the person although the window may be behind others. Empty = not at all.
    std::function<void(const QString &title, const QString &text)> notify;
    PreferenceStore *preferences = nullptr; ///< remembers quiet mode
};

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const WindowContext &context, const Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What pages are made in: a page that moved here afterwards would get all its styles a second time.
    QWidget *pageParent() const;
    /// In rail order. The window owns the page.
    void addPage(Page *page);
    void showPage(const QString &id);
    Page *currentPage() const;
    void applySettings(const Settings &settings);
    /// Messages of start-up: storage trouble, payments being settled.
    void showStart(const Result<StartReport> &report);
    void showToast(const QString &text, Tone tone);
    void showAbout();
    void showNotices();
    /// Only in training mode.
    void showCustomerPhone();

Q_SIGNALS:
    /// The person really closes; the composition root stops the engine after this.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildActions();
    void connectEngine();
    void onBlock(const BlockReport &report);
    void onLateMoney(const Attempt &attempt);
    void showPayments(const QString &search);
    void showPayment(const AttemptId &attempt);
    void toggleShortcuts();
    void updateFrame();

    WindowContext m_context;
    Settings m_settings;
    NoticeCenter *m_notices;
    Rail *m_rail;
    TopBar *m_topBar;
    MessageBar *m_startBar;
    MessageBar *m_blockBar;
    MessageBar *m_lateBar;
    QStackedWidget *m_stack = nullptr;
    QFrame *m_frame;
    ShortcutsOverlay *m_overlay = nullptr;
    Toast *m_toast;
    bool m_askingToClose = false;
    bool m_closeConfirmed = false;
};

}
