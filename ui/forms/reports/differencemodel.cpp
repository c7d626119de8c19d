// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/reports/differencemodel.h"

#include <QDateTime>
#include <QLocale>

namespace pos::ui {

namespace {

QString kindText(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::MissingHere: return DifferenceModel::tr("Not on this computer");
    case Difference::Kind::MissingThere: return DifferenceModel::tr("Not in the report");
    case Difference::Kind::OtherStatus: return DifferenceModel::tr("Other status");
    case Difference::Kind::OtherAmount: return DifferenceModel::tr("Other amount");
    }
    Q_UNREACHABLE();
}

QString sideText(const QString &status, const QString &amount)
{
    if (status.isEmpty() && amount.isEmpty())
        return DifferenceModel::tr("nothing");
    return status + QStringLiteral(", ") + amount;
}

}

void DifferenceModel::show(const QList<Difference> &differences, const QTimeZone &zone)
{
    beginResetModel();
    m_differences = differences;
    m_zone = zone;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Difference &one = m_differences.at(index.row());
    switch (static_cast<Column>(index.column())) {
    case KindColumn: return kindText(one.kind);
    case TimeColumn:
        return one.createdMs == 0 ? QString()
                                  : QLocale().toString(QDateTime::fromMSecsSinceEpoch(one.createdMs, m_zone), QLocale::ShortFormat);
    case OrderColumn: return one.orderId.isEmpty() ? one.paymentId.text() : one.orderId.text();
    case HereColumn: return sideText(one.statusHere, one.amountHere);
    case ThereColumn: return sideText(one.statusThere, one.amountThere);
    case ColumnCount: break;
    }
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case KindColumn: return tr("Difference");
    case TimeColumn: return tr("Time");
    case OrderColumn: return tr("Order");
    case HereColumn: return tr("On this computer");
    case ThereColumn: return tr("In Yuno's report");
    case ColumnCount: break;
    }
    return {};
}

}
