// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An OutreachDesk for tests of forms: the real field rules and numbering plans,
// an outlook and an outcome that the test sets, and a record of what was asked.
// Answers on the event loop, as the real one does.
#pragma once

#include "domain/outreachcheck.h"
#include "platform/libphonenumbers.h"
#include "ports/outreachdesk.h"
#include "support/manualtime.h"

#include <QPointer>

#include <utility>

namespace pos::test {

class FakeOutreachDesk final : public OutreachDesk
{
    Q_OBJECT
public:
    explicit FakeOutreachDesk(ManualClock &clock) : m_clock(clock) {}

    // What it answers ---------------------------------------------------------------------------
    OutreachOutlook outlook;
    OutreachOutcome outcome;
    OutreachMatter known;
    QList<RecoveryRow> rows;
    QList<PhoneNumber> proofs;    ///< of which numbers one was asked for
    ContactProof contactProof;
    QList<OutreachRecord> records;
    std::optional<Error> consentError, caseError;
    Result<ContactImport> import = ContactImport{};
    Result<qint64> exported = qint64(0);
    bool training = false, openHour = false;
    bool holdSend = false; ///< send() answers only in letGo()

    // What it was asked -------------------------------------------------------------------------
    QList<OutreachOrder> considered, sent;
    QList<Consent> consents;
    QList<OptOut> optOuts;
    QList<OutreachCaseChange> changes;
    QStringList files; ///< "consents<path" in, "optouts>path" out
    int lists = 0;

    void letGo()
    {
        if (m_held)
            std::exchange(m_held, nullptr)();
    }

    const PhoneNumbers &phones() const override { return m_phones; }
    void matter(const SaleId &sale, const AttemptId &attempt, QObject *context, Then<OutreachMatter> then) override
    {
        asked << sale.text() + u'/' + attempt.text();
        later<OutreachMatter>(context, then, known);
    }
    QStringList asked;
    void consider(const OutreachOrder &order, QObject *context, Then<OutreachDraft> then) override
    {
        considered << order;
        OutreachDraft draft{outlook, {}, {}};
        draft.outlook.errors = errorsOf(order);
        if (hasHardError(draft.outlook.errors))
            draft.outlook.block = OutreachBlock::BadRequest;
        else
            draft.body = "{\"phone_number\":\"" + order.phone().text().toUtf8() + "\",\"total\":12.50}"; // moc knows no raw strings
        later<OutreachDraft>(context, then, draft);
    }
    void send(const OutreachOrder &order, QObject *context, Then<OutreachOutcome> then) override
    {
        sent << order;
        OutreachOutcome answer = outcome;
        if (const QList<FieldError> errors = errorsOf(order); hasHardError(errors)) {
            answer = {OutreachBlock::BadRequest, outlook, {}, {}};
            answer.outlook->block = OutreachBlock::BadRequest;
            answer.outlook->errors = errors;
        }
        m_held = [this, context = QPointer<QObject>(context), then, answer] {
            if (context)
                later<OutreachOutcome>(context, then, answer);
        };
        if (!holdSend)
            letGo();
    }
    void recordConsents(const QList<Consent> &more, QObject *context, Then<void> then) override
    {
        if (!consentError)
            consents += more;
        later<void>(context, then, consentError ? Result<void>(fail(*consentError)) : Result<void>());
        if (!consentError)
            Q_EMIT changed();
    }
    void recordOptOut(const OptOut &entry, QObject *context, Then<void> then) override
    {
        optOuts << entry;
        later<void>(context, then, {});
    }
    void changeCase(const OutreachCaseChange &change, QObject *context, Then<OutreachCase> then) override
    {
        changes << change;
        later<OutreachCase>(context, then, caseError ? Result<OutreachCase>(fail(*caseError)) : Result<OutreachCase>(change.matter));
    }
    void workList(int, const QString &, QObject *context, Then<QList<RecoveryRow>> then) override
    {
        ++lists;
        later<QList<RecoveryRow>>(context, then, rows);
    }
    void history(const OutreachHistoryQuery &, QObject *context, Then<QList<OutreachRecord>> then) override
    {
        later<QList<OutreachRecord>>(context, then, records);
    }
    void proof(const PhoneNumber &phone, const CustomerId &, QObject *context, Then<ContactProof> then) override
    {
        proofs << phone;
        later<ContactProof>(context, then, contactProof);
    }
    void importContacts(ContactList list, const QString &path, QObject *context, Then<ContactImport> then) override
    {
        files << (list == ContactList::Consents ? u"consents<" : u"optouts<") + path;
        later<ContactImport>(context, then, import);
    }
    void exportContacts(ContactList list, const QString &path, QObject *context, Then<qint64> then) override
    {
        files << (list == ContactList::Consents ? u"consents>" : u"optouts>") + path;
        later<qint64>(context, then, exported);
    }
    bool mayTrain() const override { return training; }
    bool trainingHour() const override { return openHour; }
    void setTrainingHour(bool on) override
    {
        openHour = on;
        Q_EMIT changed();
    }

private:
    QList<FieldError> errorsOf(const OutreachOrder &order) const
    {
        const QStringList countries = m_phones.parse(order.phone().text(), {}).countries;
        const auto *declined = std::get_if<DeclinedPayment>(&order.request);
        return declined ? checkDeclinedPayment(*declined, m_clock.nowMs(), countries)
                        : checkAbandonedFlow(std::get<AbandonedFlow>(order.request), m_clock.nowMs(), countries);
    }
    template <typename T> void later(QObject *context, const Then<T> &then, Result<T> result)
    {
        QMetaObject::invokeMethod(context, [then, result] { then(result); }, Qt::QueuedConnection);
    }

    ManualClock &m_clock;
    LibPhoneNumbers m_phones;
    std::function<void()> m_held;
};

} // namespace pos::test
