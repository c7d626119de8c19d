// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/bankbox.h"

#include "domain/textfold.h"

#include <QCompleter>
#include <QFocusEvent>
#include <QLineEdit>
#include <QSignalBlocker>

namespace pos::ui {

namespace {

constexpr int FoldedRole = Qt::UserRole + 1;

/// Compares folded texts, shows the real ones.
class FoldingCompleter final : public QCompleter
{
public:
    using QCompleter::QCompleter;
    QStringList splitPath(const QString &path) const override { return {foldText(path)}; }
    QString pathFromIndex(const QModelIndex &index) const override { return index.data(Qt::DisplayRole).toString(); }
};

}

BankBox::BankBox(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    auto *completer = new FoldingCompleter(model(), this);
    completer->setCompletionRole(FoldedRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(completer);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { Q_EMIT chosen(bankId()); });
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(bankId()); });
}

void BankBox::setBanks(const QList<Bank> &banks, const QString &chosenId)
{
    const QSignalBlocker quiet(this);
    if (banks != m_banks || count() == 0) {
        m_banks = banks;
        clear();
        addItem(tr("Asked on the customer's page"), QString());
        for (const Bank &bank : banks)
            addItem(bank.name, bank.id);
        for (int row = 0; row < count(); ++row)
            setItemData(row, foldText(itemText(row)), FoldedRole);
    } else if (hasFocus()) {
        return;
    }
    setCurrentIndex(qMax(0, findData(chosenId)));
}

QList<int> BankBox::rowsFor(const QString &typed) const
{
    const QString wanted = foldText(typed);
    QList<int> rows;
    for (int row = 0; row < count(); ++row) {
        const QString name = itemData(row, FoldedRole).toString();
        if (name == wanted)
            return {row};
        if (!wanted.isEmpty() && row > 0 && name.contains(wanted))
            rows << row;
    }
    return rows;
}

QString BankBox::bankId() const
{
    const QList<int> rows = rowsFor(currentText());
    return rows.size() == 1 ? itemData(rows.constFirst()).toString() : QString();
}

QString BankBox::meaning() const
{
    const QList<int> rows = rowsFor(currentText());
    if (rows.size() != 1)
        return rows.isEmpty() ? tr("No such bank: the customer's page asks.")
                              : tr("%1 banks have it: type more, or the customer's page asks.").arg(rows.size());
    const QString name = itemText(rows.constFirst());
    return name == currentText() ? QString() : name;
}

/// What is left standing is what is sent.
void BankBox::focusOutEvent(QFocusEvent *event)
{
    QComboBox::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    setCurrentIndex(qMax(0, findData(bankId())));
    setEditText(itemText(currentIndex()));
    Q_EMIT chosen(bankId());
}

}
