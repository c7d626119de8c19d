// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/customer/customerform.h"

#include "domain/country.h"
#include "ui/forms/customer/addressform.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cardinputguard.h"
#include "ui/widgets/fieldbinder.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

enum ConsentChoice { NotAsked, Given, Refused };

QString dateFormat()
{
    // Always four digits for the year: "84" says nothing about a person's century.
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy"))
        format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    return format;
}

}

CustomerForm::CustomerForm(QWidget *parent) : QWidget(parent), m_binder(new FieldBinder(this))
{
    setObjectName(QStringLiteral("customerForm"));
    m_firstName = addLine(QStringLiteral("firstName"), QStringLiteral("firstNameEdit"), tr("First name"));
    m_lastName = addLine(QStringLiteral("lastName"), QStringLiteral("lastNameEdit"), tr("Last name"));
    m_email = addLine(QStringLiteral("email"), QStringLiteral("emailEdit"), tr("E-mail"));
    m_callingCode = addLine(QStringLiteral("phone.countryCode"), QStringLiteral("callingCodeEdit"), tr("Calling code"));
    m_phone = addLine(QStringLiteral("phone.number"), QStringLiteral("phoneEdit"), tr("Phone"));
    m_country = addCombo(QStringLiteral("country"), QStringLiteral("countryCombo"), tr("Country"));
    m_documentType = addCombo(QStringLiteral("document.type"), QStringLiteral("documentTypeCombo"), tr("Document"));
    m_documentNumber = addLine(QStringLiteral("document.number"), QStringLiteral("documentNumberEdit"), tr("Document number"));
    m_birthDate = addLine(QStringLiteral("dateOfBirth"), QStringLiteral("birthDateEdit"), tr("Date of birth"));
    m_gender = addCombo(QStringLiteral("gender"), QStringLiteral("genderCombo"), tr("Gender"));
    m_nationality = addCombo(QStringLiteral("nationality"), QStringLiteral("nationalityCombo"), tr("Nationality"));
    m_consent = addCombo(QStringLiteral("contactConsent"), QStringLiteral("consentCombo"), tr("May we contact them?"));
    m_consentHow = addCombo(QStringLiteral("contactConsent.how"), QStringLiteral("consentHowCombo"), tr("Asked how"));
    m_wording = addLine(QStringLiteral("contactConsent.wording"), QStringLiteral("consentWordingEdit"), tr("What was asked"));
    m_billing = new AddressForm(tr("Billing address"), QStringLiteral("billingAddress"), this);
    m_shipping = new AddressForm(tr("Shipping address"), QStringLiteral("shippingAddress"), this);

    fillCountries(m_country);
    fillCountries(m_nationality);
    for (const QString &code : genderCodes())
        m_gender->addItem(genderText(code), code);
    m_consent->addItem(tr("Not asked"), NotAsked);
    m_consent->addItem(tr("Yes"), Given);
    m_consent->addItem(tr("No"), Refused);
    for (const QString &how : consentHows())
        m_consentHow->addItem(consentHowText(how), how);
    m_birthDate->setPlaceholderText(dateFormat());
    for (QLineEdit *digits : {m_phone, m_documentNumber})
        CardInputGuard::expectDigits(digits);
    layOut();
    bindAll();
    setCustomer({});
}

QLineEdit *CustomerForm::addLine(const QString &field, const QString &objectName, const QString &label)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(objectName);
    m_fields.append({field, new FormField(label, line, this)});
    return line;
}

QComboBox *CustomerForm::addCombo(const QString &field, const QString &objectName, const QString &label)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    m_fields.append({field, new FormField(label, box, this)});
    return box;
}

void CustomerForm::layOut()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::S + space::Xs);
    // Six columns: halves and thirds line up.
    const auto place = [this, grid](int field, int row, int column, int span) {
        grid->addWidget(m_fields[field].second, row, column, 1, span, Qt::AlignTop);
    };
    place(0, 0, 0, 3); // first name
    place(1, 0, 3, 3); // last name
    place(2, 1, 0, 6); // e-mail
    place(3, 2, 0, 1); // calling code
    place(4, 2, 1, 3); // phone
    place(5, 2, 4, 2); // country
    place(6, 3, 0, 2); // document
    place(7, 3, 2, 4); // number
    place(8, 4, 0, 2); // birth date
    place(9, 4, 2, 2); // gender
    place(10, 4, 4, 2); // nationality
    place(11, 5, 0, 3); // consent
    place(12, 5, 3, 3); // how
    place(13, 6, 0, 6); // wording
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S + space::Xs);
    layout->addLayout(grid);
    layout->addWidget(m_billing);
    layout->addWidget(m_shipping);
    layout->addStretch(1);
    QWidget *before = m_firstName;
    for (const auto &[name, field] : std::as_const(m_fields)) {
        QWidget::setTabOrder(before, field->input());
        before = field->input();
    }
}

void CustomerForm::bindAll()
{
    m_fields += m_billing->fields();
    m_fields += m_shipping->fields();
    for (const auto &[name, field] : std::as_const(m_fields))
        m_binder->bind(name, field, [this, name = name] { return errorFor(name); });
    connect(m_binder, &FieldBinder::edited, this, [this](const QString &field) {
        m_modified = true;
        if (field == u"country") {
            const Country *country = findCountry(m_country->currentData().toString());
            if (country != nullptr && (m_callingCode->text().isEmpty() || m_phone->text().isEmpty()))
                m_callingCode->setText(country->callingCode);
            fillDocumentTypes();
        } else if (field == u"document.type") {
            refreshDocumentHint();
        } else if (field == u"contactConsent") {
            refreshConsent();
        }
        Q_EMIT edited();
    });
}

void CustomerForm::setContext(const QString &operatorName, qint64 nowMs)
{
    m_operatorName = operatorName;
    m_nowMs = nowMs;
}

void CustomerForm::setCustomer(const Customer &customer)
{
    m_base = customer;
    m_binder->clear();
    m_documentNumber->clear();
    m_firstName->setText(customer.firstName);
    m_lastName->setText(customer.lastName);
    m_email->setText(customer.email);
    m_callingCode->setText(customer.phone.countryCode);
    m_phone->setText(customer.phone.number);
    selectCountry(m_country, customer.country);
    fillDocumentTypes();
    m_documentNumber->setText(customer.document.number);
    if (!customer.document.type.isEmpty()) {
        if (m_documentType->findData(customer.document.type) < 0)
            m_documentType->addItem(customer.document.type, customer.document.type);
        m_documentType->setCurrentIndex(m_documentType->findData(customer.document.type));
    }
    m_birthDate->setText(customer.dateOfBirth.isValid() ? QLocale().toString(customer.dateOfBirth, dateFormat()) : QString());
    m_gender->setCurrentIndex(qMax(0, m_gender->findData(customer.gender)));
    selectCountry(m_nationality, customer.nationality);
    const auto &consent = customer.contactConsent;
    m_consent->setCurrentIndex(m_consent->findData(!consent ? NotAsked : consent->given ? Given : Refused));
    m_consentHow->setCurrentIndex(qMax(0, m_consentHow->findData(consent ? consent->how : QString())));
    m_wording->setText(consent ? consent->wording : tr("May we call or write to you about this purchase?"));
    m_billing->setAddress(customer.billingAddress);
    m_shipping->setAddress(customer.shippingAddress);
    refreshDocumentHint();
    refreshConsent();
    m_modified = false;
}

Customer CustomerForm::customer() const
{
    Customer c = m_base;
    c.firstName = m_firstName->text().trimmed();
    c.lastName = m_lastName->text().trimmed();
    c.email = m_email->text().trimmed();
    c.phone = {m_phone->text().trimmed().isEmpty() ? QString() : m_callingCode->text().trimmed(), m_phone->text().trimmed()};
    c.country = m_country->currentData().toString();
    const QString number = m_documentNumber->text().trimmed();
    c.document = {number.isEmpty() ? QString() : m_documentType->currentData().toString(), number};
    c.dateOfBirth = birthDate();
    c.gender = m_gender->currentData().toString();
    c.nationality = m_nationality->currentData().toString();
    const int choice = m_consent->currentData().toInt();
    if (choice == NotAsked) {
        c.contactConsent.reset();
    } else {
        ContactConsent consent{choice == Given, m_wording->text().trimmed(), m_consentHow->currentData().toString(),
                               m_operatorName, m_nowMs};
        // An old answer keeps its own date and operator as long as nobody changes it.
        const auto &old = m_base.contactConsent;
        if (old && old->given == consent.given && old->wording == consent.wording && old->how == consent.how)
            consent = *old;
        c.contactConsent = consent;
    }
    c.billingAddress = m_billing->address();
    c.shippingAddress = m_shipping->address();
    return c;
}

QDate CustomerForm::birthDate() const
{
    const QString text = m_birthDate->text().trimmed();
    QDate date = QLocale().toDate(text, dateFormat());
    if (!date.isValid())
        date = QDate::fromString(text, Qt::ISODate);
    return date;
}

std::optional<FieldError> CustomerForm::errorFor(const QString &field) const
{
    if (field == u"dateOfBirth" && !m_birthDate->text().trimmed().isEmpty()) {
        const QDate date = birthDate();
        const bool future = m_nowMs > 0 && date > QDateTime::fromMSecsSinceEpoch(m_nowMs, Qt::UTC).date();
        if (!date.isValid() || future)
            return FieldError{field, Rule::BadDate, 0, 0, {}};
    }
    const Customer customer = this->customer();
    for (const FieldError &error : checkCustomer(customer)) {
        if (error.field == field)
            return error;
    }
    for (const FieldError &error : documentWarnings(customer.document, customer.country)) {
        if (error.field == field)
            return error;
    }
    return std::nullopt;
}

bool CustomerForm::submit()
{
    // A folded field could not show its message.
    for (AddressForm *address : {m_billing, m_shipping}) {
        for (const auto &[name, field] : address->fields()) {
            if (errorFor(name))
                address->setOpen(true);
        }
    }
    return m_binder->submit();
}

bool CustomerForm::showError(const QString &field, const QString &message)
{
    FormField *target = m_binder->field(field);
    if (target == nullptr)
        return false;
    target->setError(message);
    target->input()->setFocus(Qt::OtherFocusReason);
    return true;
}

void CustomerForm::focusFirst()
{
    m_firstName->setFocus(Qt::ShortcutFocusReason);
}

void CustomerForm::fillDocumentTypes()
{
    const QString before = m_documentType->currentData().toString();
    m_documentType->clear();
    m_documentType->addItem(QString(), QString());
    if (const Country *country = findCountry(m_country->currentData().toString())) {
        for (const DocumentKind &kind : country->documents)
            m_documentType->addItem(kind.type, kind.type);
    }
    m_documentType->setCurrentIndex(qMax(0, m_documentType->findData(before)));
    if (m_documentType->currentIndex() == 0 && m_documentNumber->text().isEmpty() && m_documentType->count() > 1)
        m_documentType->setCurrentIndex(1);
    refreshDocumentHint();
}

void CustomerForm::refreshDocumentHint()
{
    const Country *country = findCountry(m_country->currentData().toString());
    const auto kind = country != nullptr ? country->document(m_documentType->currentData().toString()) : std::nullopt;
    m_documentNumber->setPlaceholderText(kind ? kind->hint : QString());
}

void CustomerForm::refreshConsent()
{
    const bool asked = m_consent->currentData().toInt() != NotAsked;
    m_consentHow->setEnabled(asked);
    m_wording->setEnabled(asked);
}

QString CustomerForm::inputText(const QWidget *input) const
{
    if (const auto *line = qobject_cast<const QLineEdit *>(input))
        return line->text();
    return qobject_cast<const QComboBox *>(input)->currentData().toString();
}

QHash<QString, QString> CustomerForm::draft() const
{
    QHash<QString, QString> draft;
    for (const auto &[name, field] : m_fields) {
        if (const QString text = inputText(field->input()); !text.isEmpty())
            draft.insert(name, text);
    }
    return draft;
}

void CustomerForm::setDraft(const QHash<QString, QString> &draft)
{
    // The country first: the list of documents follows it.
    selectCountry(m_country, draft.value(QStringLiteral("country")));
    fillDocumentTypes();
    for (const auto &[name, field] : std::as_const(m_fields)) {
        const QString text = draft.value(name);
        if (auto *line = qobject_cast<QLineEdit *>(field->input()))
            line->setText(text);
        else if (auto *box = qobject_cast<QComboBox *>(field->input()))
            box->setCurrentIndex(qMax(0, box->findData(text)));
    }
    m_billing->setOpen(!m_billing->address().isEmpty());
    m_shipping->setOpen(!m_shipping->address().isEmpty());
    refreshConsent();
    m_modified = true;
}

}
