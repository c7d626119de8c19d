// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the ui may ask about recovery outreach; a part of Engine, under the same
// terms: ui thread, never blocks, `then` on the ui thread unless `context` is
// gone. Implemented by services/EngineHost; tests of the ui use a fake.
#pragma once

#include "ports/contactlists.h"
#include "ports/engine.h"
#include "ports/outreachsource.h"
#include "ports/phonenumbers.h"

namespace pos {

/// Everything known about one sale that was not paid.
struct OutreachMatter
{
    std::optional<Sale> sale;
    std::optional<Attempt> attempt;
    std::optional<Customer> customer;
    std::optional<OutreachCase> matter;
};

/// An order as it is typed: what stands against it, and the bytes that would be sent.
struct OutreachDraft
{
    OutreachOutlook outlook;
    QByteArray body;                 ///< empty while a field keeps it from being written
    std::optional<Error> bodyError;
};

/// Something that a person does with a matter. Made when it is not there yet.
struct OutreachCaseChange
{
    enum class What { Claim, LetGo, Snooze, Note };
    What what = What::Claim;
    OutreachCase matter;  ///< id, customer, phone, sale and attempt, for when it is new
    QString operatorName;
    QString note;         ///< Note
    qint64 untilMs = 0;   ///< Claim and Snooze; 0 ends a rest
};

class OutreachDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// For forms; ui thread.
    virtual const PhoneNumbers &phones() const = 0;
    /// Of a sale, or of an attempt and its sale. NotFound.
    virtual void matter(const SaleId &sale, const AttemptId &attempt, QObject *context, Then<OutreachMatter> then) = 0;
    virtual void consider(const OutreachOrder &order, QObject *context, Then<OutreachDraft> then) = 0;
    /// Claims the case and sends, at most once. An outcome that says why nothing was sent is no error.
    virtual void send(const OutreachOrder &order, QObject *context, Then<OutreachOutcome> then) = 0;
    /// Id and time are given here. InvalidInput with the field of checkConsent().
    virtual void recordConsents(const QList<Consent> &consents, QObject *context, Then<void> then) = 0;
    virtual void recordOptOut(const OptOut &entry, QObject *context, Then<void> then) = 0;
    /// Conflict while somebody else has claimed it.
    virtual void changeCase(const OutreachCaseChange &change, QObject *context, Then<OutreachCase> then) = 0;
    /// Judged, most urgent first; resting ones at the end. Of the last `days`.
    virtual void workList(int days, const QString &operatorName, QObject *context, Then<QList<RecoveryRow>> then) = 0;
    virtual void history(const OutreachHistoryQuery &query, QObject *context, Then<QList<OutreachRecord>> then) = 0;

    /// Everything about this person and number, for a proof pack; `customer` may be empty.
    virtual void proof(const PhoneNumber &phone, const CustomerId &customer, QObject *context, Then<ContactProof> then) = 0;

    // Lists as files (ports/contactlists.h) --------------------------------------------------------
    /// All of its lines, or none: then the result names the bad ones. A number without a plus is of the till's country.
    virtual void importContacts(ContactList list, const QString &path, QObject *context, Then<ContactImport> then) = 0;
    /// Everything ever recorded; how many lines. The file appears complete or not at all.
    virtual void exportContacts(ContactList list, const QString &path, QObject *context, Then<qint64> then) = 0;

    /// Training only: the rules take the next allowed minute for now, so that a trainee gets through at night too.
    /// Lasts until the program ends; elsewhere it does nothing, and trainingHour() stays false.
    virtual bool mayTrain() const = 0;
    virtual bool trainingHour() const = 0;
    virtual void setTrainingHour(bool on) = 0;

Q_SIGNALS:
    /// Consents, cases or intents changed.
    void changed();
};

} // namespace pos
