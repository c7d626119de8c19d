// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The fields of the settings form: each ties one input to one setting, as text.
// Rules are those of checkSettings(); a field shows its own when it is left and
// all show theirs on submit. Texts that are not yet right survive as typed,
// because snapshots hold texts, not settings. Shared by page and wizard. ui thread.
#pragma once

#include "domain/settings.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/fieldbinder.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace pos::ui {

class MethodsEdit;

class SettingsFields final : public QObject
{
    Q_OBJECT
public:
    using Read = std::function<QString(const Settings &)>;
    /// What keeps the text from becoming a setting at all, or nothing.
    using Write = std::function<std::optional<FieldError>(Settings &, const QString &)>;
    using Texts = QHash<QString, QString>;

    explicit SettingsFields(QObject *parent = nullptr);

    // Each takes the input over into a FormField; `name` is of settingnames.h.
    FormField *add(const QString &name, const QString &label, QLineEdit *input, Read read, Write write);
    FormField *add(const QString &name, const QString &label, QPlainTextEdit *input, Read read, Write write);
    /// The text of a combo box is its current item's data.
    FormField *add(const QString &name, const QString &label, QComboBox *input, Read read, Write write);
    FormField *add(const QString &name, const QString &label, MethodsEdit *input, Read read, Write write);

    /// What the fields do not show comes from here.
    void load(const Settings &settings);
    /// Something else saved these meanwhile: what nobody changed here shows them, what was typed stays.
    void rebase(const Settings &settings);
    const Settings &base() const noexcept { return m_base; }
    Texts texts() const;
    void setTexts(const Texts &texts);
    bool isChanged() const;

    /// Base plus every field; `errors` are the fields' own and those of checkSettings(), in form order.
    Settings collect(QList<FieldError> *errors = nullptr) const;
    /// Only these names are checked and shown (a wizard's step); empty = all.
    bool submit(const QStringList &only = {});
    bool showErrors(const QList<FieldError> &errors);
    FieldBinder &binder() noexcept { return m_binder; }

Q_SIGNALS:
    void edited(const QString &name);
    void loaded();

private:
    struct Field
    {
        QString name;
        std::function<QString()> text;
        std::function<void(const QString &)> setText;
        Read read;
        Write write;
    };
    FormField *addField(Field field, const QString &label, QWidget *input);
    std::optional<FieldError> errorFor(const QString &name) const;

    std::vector<Field> m_fields;
    FieldBinder m_binder;
    Settings m_base;
    Texts m_loaded;
};

/// What a section lays its fields out in: two columns of the same width, as the layout of `holder`.
QGridLayout *twoColumns(QWidget *holder, int rowSpacing = space::M);


}
