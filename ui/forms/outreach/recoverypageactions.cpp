// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
// What the Recovery page asks of the engine: the list, a matter's claim, rest and
// note, the history.
#include "ui/forms/outreach/recoverypage.h"

#include "domain/contactpack.h"
#include "ui/forms/outreach/contactlistsdialog.h"
#include "ui/forms/outreach/proofpack.h"
#include "ui/forms/outreach/recoverymodel.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/communicationtext.h"
#include "ui/text/errortext.h"
#include "ui/text/outreachtext.h"
#include "ui/text/retentiontext.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace pos::ui {

namespace {

constexpr int ListDays = 30;
constexpr qint64 ClaimMs = 2LL * 60 * 60 * 1000;

} // namespace

void RecoveryPage::load()
{
    m_soon->stop();
    m_desk.workList(ListDays, m_session.current(), this, [this](const Result<QList<RecoveryRow>> &rows) {
        if (rows)
            onRows(*rows);
        else
            m_message->showMessage(Tone::Failed, errorText(rows.error()), false);
    });
    loadHistory();
}

void RecoveryPage::onRows(const QList<RecoveryRow> &rows)
{
    m_stale = false;
    tellRested(rows);
    const OutreachCaseId kept = m_current;
    m_model->setRows(rows, m_clock.nowMs());
    m_loadedMs = m_clock.nowMs();
    m_stack->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    const int again = m_model->rowOf(kept);
    if (!rows.isEmpty())
        m_table->setCurrentIndex(m_model->index(qMax(0, again), 0));
    for (QPushButton *button : std::as_const(m_rowButtons))
        button->setEnabled(!rows.isEmpty());
    if (m_desk.trainingHour())
        m_message->showMessage(Tone::Attention, {tr("Training clock: hours and holidays stand against nobody."), tr("Any contact dialog switches it off (Alt+K).")}, false);
    else
        m_message->clear();
}

/// Whoever asked to be reminded looks at something else by now, or the program was closed when the rest ended. The rest
/// is taken from the case then, so that it is told once and not at every start.
void RecoveryPage::tellRested(const QList<RecoveryRow> &rows)
{
    const qint64 now = m_clock.nowMs();
    QStringList names;
    for (const RecoveryRow &row : rows) {
        const qint64 until = row.matter ? row.matter->snoozedUntilMs : 0;
        if (until == 0 || until > now || (m_loadedMs > 0 && until <= m_loadedMs))
            continue;
        names << (row.customer.displayName().isEmpty() ? maskedPhone(row.phone) : row.customer.displayName());
        OutreachCaseChange told;
        told.what = OutreachCaseChange::What::Snooze;
        told.matter = *row.matter;
        told.operatorName = m_session.current();
        m_desk.changeCase(told, this, [](const Result<OutreachCase> &) {}); // somebody else's case: told again at the next start
    }
    if (names.size() > 3)
        Q_EMIT toastRequested(tr("%1 and %n more may be contacted again: see Recovery.", nullptr, int(names.size()) - 1).arg(names.first()), Tone::Info);
    else if (!names.isEmpty())
        Q_EMIT toastRequested(tr("%1 may be contacted again: see Recovery.").arg(names.join(QStringLiteral(", "))), Tone::Info);
}

void RecoveryPage::loadHistory()
{
    OutreachHistoryQuery query;
    if (m_onlyThis->isChecked())
        query.caseId = m_current;
    m_desk.history(query, this, [this](const Result<QList<OutreachRecord>> &records) {
        if (!records)
            return;
        m_history->setRecords(*records, m_clock.nowMs());
        showRecord();
    });
}

void RecoveryPage::onCurrent()
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    m_advice->setText(m_model->adviceAt(m_table->currentIndex().row()));
    if (!row)
        return;
    const bool other = row->caseId != m_current;
    m_current = row->caseId;
    if (other && m_onlyThis->isChecked())
        loadHistory();
}

void RecoveryPage::showRecord()
{
    const OutreachRecord *record = m_history->at(m_past->currentIndex().row());
    m_forget->setEnabled(record && !record->erased);
    if (!record) {
        m_evidence->clear();
        return;
    }
    const OutreachIntent &intent = record->intent;
    QStringList parts{tr("%1, %2, by %3").arg(outreachKindText(intent.kind), channelsText(intent.channels), intent.operatorName), intentText(intent).joined()};
    if (record->erased)
        parts << erasedText(record->erased->atMs, record->erased->note, m_clock.nowMs(), m_zone);
    parts << (record->talks.isEmpty() ? tr("Nothing in Yuno's reports yet: see \"Results\".") : talksText(record->talks, m_clock.nowMs(), m_zone));
    parts << tr("Rules: %1").arg(intent.rulesVersion);
    if (intent.httpStatus > 0)
        parts << tr("HTTP %1").arg(intent.httpStatus);
    if (!intent.body.isEmpty())
        parts << tr("Request:\n%1").arg(requestText(intent.body, true));
    if (!intent.answer.isEmpty())
        parts << tr("Answer:\n%1").arg(QString::fromUtf8(intent.answer));
    m_evidence->setPlainText(parts.join(QStringLiteral("\n\n")));
}

void RecoveryPage::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = qBound(0, m_table->currentIndex().row() + by, count - 1);
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void RecoveryPage::openCurrent(std::optional<ContactChannel> channel)
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    if (!row)
        return;
    if (row->attempt)
        m_opener->openAttempt(row->attempt->id, channel);
    else
        m_opener->openSale(row->sale.id, channel);
}

void RecoveryPage::change(OutreachCaseChange::What what, const QString &note, qint64 untilMs, const QString &said)
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    if (!row)
        return;
    OutreachCaseChange change;
    change.what = what;
    change.matter = row->matter.value_or(OutreachCase{});
    change.matter.id = row->caseId;
    change.matter.customer = row->customer.id;
    change.matter.phone = row->phone;
    change.matter.sale = row->sale.id;
    change.matter.attempt = row->attempt ? row->attempt->id : AttemptId();
    change.operatorName = m_session.current();
    change.note = note;
    change.untilMs = untilMs;
    m_desk.changeCase(change, this, [this, said](const Result<OutreachCase> &kept) {
        if (kept)
            Q_EMIT toastRequested(said, Tone::Neutral);
        else if (kept.error().kind == ErrorKind::Conflict)
            m_message->showMessage(Tone::Attention, {tr("Somebody else is working on this one."), {}});
        else
            m_message->showMessage(Tone::Failed, errorText(kept.error()));
    });
}

void RecoveryPage::writeNote()
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    if (!row)
        return;
    const ReasonRequest request{.title = tr("Note about this sale"),
                                .text = row->matter && !row->matter->note.isEmpty() ? tr("Now: %1").arg(row->matter->note)
                                                                                    : tr("For whoever looks at it next."),
                                .acceptText = tr("Keep the note"),
                                .suggestions = {}};
    m_dialogs.askReason(this, request, this, [this](const QString &note) { change(OutreachCaseChange::What::Note, note, 0, tr("Note kept.")); });
}

/// Until eight in the morning of the till's next day; pressed again it comes back.
void RecoveryPage::rest()
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    if (!row)
        return;
    const QDate tomorrow = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs(), m_zone).date().addDays(1);
    const bool rests = row->isSnoozed(m_clock.nowMs());
    const qint64 until = rests ? 0 : QDateTime(tomorrow, QTime(8, 0), m_zone).toMSecsSinceEpoch();
    change(OutreachCaseChange::What::Snooze, {}, until, rests ? tr("Back in the list.") : tr("Rests until tomorrow, 8:00."));
}

/// Pressed again it is let go.
void RecoveryPage::take()
{
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    if (!row)
        return;
    const qint64 now = m_clock.nowMs();
    const bool mine = row->matter && row->matter->claimedBy == m_session.current() && row->matter->claimedUntilMs > now;
    change(mine ? OutreachCaseChange::What::LetGo : OutreachCaseChange::What::Claim, {}, now + ClaimMs,
           mine ? tr("Let go.") : tr("Yours for two hours."));
}

/// Of whom the chosen line of the history is about, else of the chosen customer in the list.
void RecoveryPage::askProof()
{
    const OutreachRecord *record = m_history->at(m_past->currentIndex().row());
    const RecoveryRow *row = m_model->at(m_table->currentIndex().row());
    const bool past = record && !m_table->hasFocus();
    if (!past && !row)
        return;
    const PhoneNumber phone = past ? record->intent.phone : row->phone;
    if (phone.isEmpty()) {
        m_message->showMessage(Tone::Attention, {tr("There is no proof of this contact any more: its personal data was removed."), {}});
        return;
    }
    m_desk.proof(phone, past ? record->intent.customer : row->customer.id, this, [this](const Result<ContactProof> &proof) {
        if (proof)
            writeProof(*proof);
        else
            m_message->showMessage(Tone::Failed, errorText(proof.error()));
    });
}

void RecoveryPage::writeProof(const ContactProof &proof)
{
    const QStringList there = m_desk.phones().parse(proof.phone.text(), {}).countries;
    const QString country = proof.customer && !proof.customer->country.isEmpty() ? proof.customer->country : there.value(0, m_settings.country);
    QList<ContactRules> rules{contactRulesFor(country)};
    for (const QString &other : there) { // a number from abroad is under the rules of both
        if (other != country)
            rules << contactRulesFor(other);
    }
    const ProofContext context{m_settings.shop.name, rules, limitsInForceText(m_settings.recovery.limits, country), m_zone};
    const FileRequest request{.title = tr("Proof of contacts"),
                              .suggestedPath = QDir::home().filePath(proofFileName(proof) + QStringLiteral(".pdf")),
                              .filter = tr("PDF (*.pdf);;Table (*.csv)"),
                              .save = true};
    m_dialogs.askFile(this, request, this, [this, proof, context](const QString &path) {
        saveProof(path, proof, context, this, [this, path](const Result<void> &saved) {
            if (saved)
                m_message->showMessage(Tone::Success, {tr("The proof is at %1").arg(QDir::toNativeSeparators(path)), {}});
            else
                m_message->showMessage(Tone::Failed, errorText(saved.error()));
        });
    });
}

void RecoveryPage::forget()
{
    const OutreachRecord *record = m_history->at(m_past->currentIndex().row());
    if (!record || record->intent.phone.isEmpty())
        return;
    const CustomerId customer = record->intent.customer;
    const ManagerRequest request{.title = tr("Forget this person?"),
                                 .text = tr("Name, number, requests, answers, consents and notes are erased on this till%1. What stays: amounts and results, "
                                            "because the books need them; that and when contacts were made, because the law may ask; and the number of an "
                                            "opt-out, so that nobody calls again.")
                                             .arg(customer.isEmpty() ? QString() : tr(", and the customer at Yuno")),
                                 .acceptText = tr("Forget")};
    m_dialogs.askManager(this, request, this, [this, customer, phone = record->intent.phone](const ManagerDecision &decision) {
        if (customer.isEmpty())
            m_engine.forgetPhone(phone, decision, this, [this](const Result<int> &gone) {
                forgotten(gone ? Result<void>() : Result<void>(fail(gone.error())));
            });
        else
            m_engine.eraseCustomer(customer, decision, this, [this](const Result<void> &gone) { forgotten(gone); });
    });
}

void RecoveryPage::forgotten(const Result<void> &result)
{
    if (result) {
        Q_EMIT toastRequested(tr("Personal data was removed."), Tone::Success);
        load();
    } else if (result.error().kind == ErrorKind::Conflict) {
        m_message->showMessage(Tone::Attention, {tr("Not yet: a payment or contact of this person is open, disputed or younger than a day."),
                                                 tr("Try again when it is over and 24 hours old.")});
    } else {
        m_message->showMessage(Tone::Failed, errorText(result.error()));
    }
}

void RecoveryPage::openLists()
{
    if (!m_lists)
        m_lists = new ContactListsDialog(m_desk, m_dialogs, this);
    m_lists->show();
    m_lists->raise();
    m_lists->activateWindow();
}

} // namespace pos::ui
