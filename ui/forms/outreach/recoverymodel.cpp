// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/recoverymodel.h"

#include "ui/text/communicationtext.h"
#include "ui/text/declinetext.h"
#include "ui/text/moneytext.h"
#include "ui/text/outreachtext.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"

namespace pos::ui {

namespace {

QString whyText(const RecoveryRow &row)
{
    if (!row.attempt)
        return row.sale.state == SaleState::Parked ? RecoveryModel::tr("Parked sale") : RecoveryModel::tr("Discarded sale");
    if (!row.attempt->payment)
        return attemptFace(row.attempt->state).label;
    return declineText(*row.attempt->payment).what; // what to do about it is in the tool tip: here it would be cut
}

QString whyAndWhatToDo(const RecoveryRow &row, qint64 nowMs, const QTimeZone &zone)
{
    if (!row.attempt || !row.attempt->payment)
        return whyText(row);
    const QString hint = retryHintText(*row.attempt, nowMs, zone);
    const QString words = declineText(*row.attempt->payment).joined();
    return hint.isEmpty() ? words : words + u' ' + hint;
}

QString consentText(const RecoveryRow &row, qint64 nowMs)
{
    QStringList given;
    for (const ContactChannel channel : {ContactChannel::PhoneCall, ContactChannel::WhatsApp}) {
        if (consentStanding(row.consents, row.customer.id, row.phone, channel, nowMs) == ConsentStanding::Given)
            given << contactChannelText(channel);
    }
    return given.isEmpty() ? RecoveryModel::tr("None") : given.join(QStringLiteral(", "));
}

} // namespace

void RecoveryModel::setRows(const QList<RecoveryRow> &rows, qint64 nowMs)
{
    beginResetModel();
    m_rows = rows;
    m_nowMs = nowMs;
    endResetModel();
}

int RecoveryModel::rowOf(const OutreachCaseId &id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].caseId == id)
            return i;
    }
    return -1;
}

QString RecoveryModel::adviceAt(int row) const
{
    const RecoveryRow *chosen = at(row);
    return chosen ? textOf(*chosen, Customer) + QStringLiteral(": ") + whyAndWhatToDo(*chosen, m_nowMs, m_zone) : QString();
}

QString RecoveryModel::textOf(const RecoveryRow &row, Column column) const
{
    switch (column) {
    case Customer: return row.customer.displayName().isEmpty() ? row.phone.text() : row.customer.displayName();
    case Amount: return moneyText(row.amount);
    case Why: return whyText(row);
    case Allowed:
        return row.isSnoozed(m_nowMs) ? tr("Rests until %1").arg(momentText(row.matter->snoozedUntilMs, m_nowMs, m_zone))
                                      : outlookShortText(row.outlook, m_zone);
    case ConsentState: return consentText(row, m_nowMs);
    case LastContact: return momentText(row.lastContactMs(), m_nowMs, m_zone);
    case When: return momentText(row.atMs, m_nowMs, m_zone);
    case With: return row.matter && row.matter->claimedUntilMs > m_nowMs ? row.matter->claimedBy : QString();
    case ColumnCount: break;
    }
    return {};
}

QVariant RecoveryModel::data(const QModelIndex &index, int role) const
{
    const RecoveryRow *row = at(index.row());
    if (!row)
        return {};
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return textOf(*row, column);
    if (role == Qt::ToolTipRole) {
        if (column == Why)
            return whyAndWhatToDo(*row, m_nowMs, m_zone);
        if (column == Allowed)
            return outlookText(row->outlook, m_nowMs, m_zone).joined();
        return row->matter && !row->matter->note.isEmpty() && column == Customer ? QVariant(row->matter->note) : QVariant(textOf(*row, column));
    }
    if (role == Qt::TextAlignmentRole && column == Amount)
        return QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant RecoveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Customer: return tr("Customer");
    case Amount: return tr("Amount");
    case Why: return tr("Why");
    case Allowed: return tr("Allowed");
    case ConsentState: return tr("Consent");
    case LastContact: return tr("Last contact");
    case When: return tr("When");
    case With: return tr("With");
    case ColumnCount: break;
    }
    return {};
}

void OutreachHistoryModel::setRecords(const QList<OutreachRecord> &records, qint64 nowMs)
{
    beginResetModel();
    m_records = records;
    m_nowMs = nowMs;
    endResetModel();
}

QVariant OutreachHistoryModel::data(const QModelIndex &index, int role) const
{
    const OutreachRecord *record = at(index.row());
    if (!record || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const OutreachIntent &intent = record->intent;
    switch (Column(index.column())) {
    case When: return momentText(intent.createdMs, m_nowMs, m_zone);
    case Who: return record->erased ? tr("Data removed") : record->customerName.isEmpty() ? maskedPhone(intent.phone) : record->customerName;
    case Result: return role == Qt::ToolTipRole ? intentText(intent).joined() : intentFace(intent).label;
    case Reported: return talksShortText(record->talks);
    case Paid: return recoveredText(*record);
    case ColumnCount: break;
    }
    return {};
}

QVariant OutreachHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case When: return tr("When");
    case Who: return tr("Customer");
    case Result: return tr("Result");
    case Reported: return tr("Yuno's report");
    case Paid: return tr("Paid since");
    case ColumnCount: break;
    }
    return {};
}

} // namespace pos::ui
