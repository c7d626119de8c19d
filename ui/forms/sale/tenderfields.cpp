// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/tenderfields.h"

#include "domain/cash.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"
#include "ui/widgets/flowlayout.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pos::ui {

TenderFields::TenderFields(SaleController &sale, FieldBinder &binder, QWidget *parent)
    : QWidget(parent)
    , m_sale(sale)
    , m_given(new AmountEdit(this))
    , m_label(new QLineEdit(this))
    , m_quickBox(new QWidget(this))
    , m_quick(new FlowLayout(space::S, m_quickBox))
    , m_due(new QLabel(this))
    , m_change(new QLabel(this))
{
    setObjectName(QStringLiteral("tenderFields"));
    m_given->setObjectName(QStringLiteral("givenEdit"));
    m_label->setObjectName(QStringLiteral("tenderLabelEdit"));
    m_label->setPlaceholderText(tr("For example: own terminal"));
    m_label->setMaxLength(LongestTenderLabel);
    m_due->setObjectName(QStringLiteral("cashDueLabel"));
    m_due->setWordWrap(true);
    setLook(m_due, "muted");
    m_change->setObjectName(QStringLiteral("changeLabel"));
    m_change->setWordWrap(true);
    setLook(m_change, "headline");
    m_givenField = new FormField(tr("&Given by the customer"), m_given, this);
    m_labelField = new FormField(tr("What they pay with"), m_label, this);
    m_labelField->setHint(tr("Recorded here only: nothing is charged through Yuno."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    layout->addWidget(m_due);
    layout->addWidget(m_givenField);
    layout->addWidget(m_quickBox);
    layout->addWidget(m_change);
    layout->addWidget(m_labelField);
    binder.bind(QStringLiteral("given"), m_givenField, [this] { return m_sale.givenProblem(); });
    binder.bind(QStringLiteral("label"), m_labelField, [this] { return m_sale.labelProblem(); });
    hide();
}

QWidget *TenderFields::chainAfter(QWidget *before) const
{
    setTabOrder(before, m_given);
    setTabOrder(m_given, m_label);
    return m_label;
}

bool TenderFields::store(const QString &field)
{
    if (field == u"given")
        m_sale.setGiven(m_given->text());
    else if (field == u"label")
        m_sale.setTenderLabel(m_label->text());
    else
        return false;
    showChange();
    return true;
}

/// Rebuilt only when the amounts changed: a press in progress survives.
void TenderFields::fillQuick(Money due)
{
    const QList<Money> amounts = due.isPositive() ? quickAmounts(due) : QList<Money>();
    if (amounts == m_quickShown)
        return;
    m_quickShown = amounts;
    qDeleteAll(m_quickButtons);
    m_quickButtons.clear();
    QWidget *before = m_given;
    for (int i = 0; i < amounts.size(); ++i) {
        const Money amount = amounts[i];
        auto *button = new QPushButton(i == 0 ? tr("Exact") : amountText(amount), m_quickBox);
        button->setObjectName(QStringLiteral("quick%1Button").arg(i + 1));
        button->setAccessibleName(i == 0 ? tr("Exactly %1").arg(moneyText(amount)) : tr("Given: %1").arg(moneyText(amount)));
        button->setAutoDefault(true);
        setLook(button, "chip");
        connect(button, &QPushButton::clicked, this, [this, amount] {
            m_given->setAmount(amount);
            m_givenField->setError({});
            store(QStringLiteral("given"));
            m_given->setFocus(Qt::OtherFocusReason);
        });
        m_quick->addWidget(button);
        button->show();
        setTabOrder(before, button);
        before = button;
        m_quickButtons << button;
    }
    setTabOrder(before, m_label);
    m_quickBox->updateGeometry();
}

void TenderFields::refresh()
{
    const std::optional<TenderKind> kind = m_sale.localWay();
    setVisible(kind.has_value());
    const bool cash = kind == TenderKind::Cash;
    m_givenField->setVisible(cash);
    m_quickBox->setVisible(cash);
    m_labelField->setVisible(kind == TenderKind::Other);
    if (!kind) {
        m_givenField->setError({});
        m_labelField->setError({});
        return;
    }
    const Money total = m_sale.due(), due = cashDue(total);
    m_due->setVisible(cash && due != total);
    m_due->setText(tr("To pay in cash: %1, rounded by the country's rule.").arg(moneyText(due)));
    m_given->setCurrency(total.currency());
    const auto keep = [](QLineEdit *edit, const QString &typed) {
        if (edit->text() == typed || edit->hasFocus())
            return;
        const QSignalBlocker quiet(edit);
        edit->setText(typed);
    };
    keep(m_given, m_sale.given());
    keep(m_label, m_sale.tenderLabel());
    fillQuick(due);
    showChange();
}

void TenderFields::showChange()
{
    const std::optional<Money> change = m_sale.change();
    m_change->setVisible(m_sale.localWay() == TenderKind::Cash && change.has_value());
    if (change)
        m_change->setText(tr("Change: %1").arg(moneyText(*change)));
}

}
