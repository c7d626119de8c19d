// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the two request forms share: fields by the path of the wire, so that a
// rule's message finds its field, parts that fold away, and the texts that
// cannot become a request at all (an amount that is none). Ui thread.
#pragma once

#include "domain/outreachorder.h"
#include "ports/phonenumbers.h"
#include "ui/widgets/fieldbinder.h"

#include <QSet>
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace pos::ui {

class AmountEdit;
class PhoneEdit;
class RowsEditor;

using OutreachRequest = std::variant<AbandonedFlow, DeclinedPayment>;

class OutreachForm : public QWidget
{
    Q_OBJECT
public:
    OutreachForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent);

    virtual OutreachRequest request() const = 0;
    /// By what the customer would be reached.
    virtual void setChannel(ContactChannel channel) = 0;
    /// What keeps a text from becoming part of the request.
    QList<FieldError> ownErrors() const;
    /// Messages beside their fields. A field that nobody touched and that is empty is not yet reproached, unless `all`.
    void showErrors(const QList<FieldError> &errors, bool all);
    void focusFirstBad();
    void touchAll() { m_allTouched = true; }
    QString countryCode() const;
    ParsedPhone phone() const;

Q_SIGNALS:
    void edited();

protected:
    QGridLayout *addSection(const QString &title);
    /// Closed at first; opens by itself when a field inside is wrong.
    QGridLayout *addFold(const QString &name, const QString &title);
    /// Beside each other, two a row; `wide` takes the row.
    FormField *add(QGridLayout *grid, const QString &path, const QString &label, QWidget *input, bool wide = false);
    QLineEdit *line(const char *name, int maximum = 2000);
    /// A line of text, in its place.
    QLineEdit *addLine(QGridLayout *grid, const QString &path, const QString &label, const char *name, bool wide = false);
    QComboBox *combo(const char *name);
    AmountEdit *amount(const char *name);
    QDateTimeEdit *moment(const char *name);
    RowsEditor *keyValues(const char *name, const QString &addText);
    void addPhone(QGridLayout *grid, const QString &path, const QString &label, const char *name);
    void addCountry(QGridLayout *grid, const QString &path, const char *name);
    void setCountry(const QString &alpha2);
    void setPhone(const PhoneNumber &number);
    /// Another path whose errors show at that field.
    void alias(const QString &path, const QString &shownAt) { m_aliases.insert(path, shownAt); }

    qint64 msOf(const QDateTimeEdit *edit) const;
    void setMs(QDateTimeEdit *edit, qint64 ms) const;
    /// nullopt while empty or not an amount; then ownErrors() says so.
    std::optional<Money> moneyOf(const AmountEdit *edit) const;

    virtual QList<FieldError> unreadable() const { return {}; }

private:
    struct Field
    {
        QString path;
        FormField *field;
        QWidget *fold = nullptr;
    };
    const Field *fieldOf(const QString &path) const;
    void markEdited(const QString &path);
    void refreshPhoneHint();
    void openFold(const QWidget *fold);

    const PhoneNumbers &m_phones;
    const QTimeZone m_zone;
    QVBoxLayout *m_layout;
    FieldBinder *m_binder;
    QList<Field> m_fields;
    QHash<QString, QString> m_aliases;
    QSet<QString> m_touched;
    bool m_allTouched = false;
    QWidget *m_currentFold = nullptr;
    QString m_phonePath;
    PhoneEdit *m_phone = nullptr;
    QComboBox *m_country = nullptr;
};

/// Rows of two as key and value, and back.
KeyValues keyValuesOf(const RowsEditor &editor);
void setKeyValues(RowsEditor &editor, const KeyValues &values);

} // namespace pos::ui
