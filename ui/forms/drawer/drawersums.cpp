// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/drawer/drawersums.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fieldbinder.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString CountedField = QStringLiteral("counted"), WhyField = QStringLiteral("reason");

}

DrawerSums::DrawerSums(QWidget *parent)
    : QFrame(parent)
    , m_binder(new FieldBinder(this))
    , m_title(new QLabel(this))
    , m_grid(new QGridLayout)
    , m_counted(new AmountEdit(this))
    , m_difference(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_floatButton(new QPushButton(tr("Set the beginning..."), this))
    , m_closeButton(new QPushButton(tr("Close drawer..."), this))
{
    setObjectName(QStringLiteral("drawerSums"));
    setLook(this, "card");
    setLook(m_title, "title");
    m_grid->setVerticalSpacing(space::Xs);
    m_grid->setColumnStretch(0, 1);
    m_counted->setObjectName(QStringLiteral("countedEdit"));
    m_difference->setObjectName(QStringLiteral("differenceLabel"));
    m_difference->setWordWrap(true);
    setLook(m_difference, "strong");
    m_reason->setObjectName(QStringLiteral("differenceReasonEdit"));
    m_floatButton->setObjectName(QStringLiteral("floatButton"));
    m_closeButton->setObjectName(QStringLiteral("closeDrawerButton"));
    setLook(m_closeButton, "primary");
    auto *inside = new QHBoxLayout(m_closeButton);
    inside->setContentsMargins(0, 0, space::M, 0);
    inside->addStretch(1);
    inside->addWidget(makeKeyHint(QKeySequence(Qt::Key_F9), m_closeButton, true));
    auto *counted = new FormField(tr("&Counted in the drawer"), m_counted, this);
    m_reasonField = new FormField(tr("&Why it differs"), m_reason, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addWidget(m_title);
    layout->addLayout(m_grid);
    layout->addWidget(m_floatButton, 0, Qt::AlignLeft);
    layout->addWidget(makeSeparator(this));
    layout->addWidget(counted);
    layout->addWidget(m_difference);
    layout->addWidget(m_reasonField);
    layout->addStretch(1);
    layout->addWidget(m_closeButton);
    m_binder->bind(CountedField, counted, [this] { return errorOf(m_counted->amount(CountedField, true)); });
    m_binder->bind(WhyField, m_reasonField, [this]() -> std::optional<FieldError> {
        const Checked<Money> typed = m_counted->amount(CountedField, true);
        if (!typed || *typed == m_day.expected)
            return std::nullopt;
        return errorOf(checkFreeText(WhyField, m_reason->text(), 3, 255));
    });
    connect(m_binder, &FieldBinder::edited, this, &DrawerSums::followCount);
    connect(m_floatButton, &QPushButton::clicked, this, &DrawerSums::floatRequested);
    connect(m_closeButton, &QPushButton::clicked, this, &DrawerSums::submit);
    followCount();
}

void DrawerSums::addRow(const QString &name, const QString &amount, const char *look, const char *objectName)
{
    auto *left = new QLabel(name, this), *right = new QLabel(amount, this);
    left->setWordWrap(true);
    right->setObjectName(QString::fromLatin1(objectName));
    right->setAccessibleName(name + u": " + amount);
    right->setAlignment(Qt::AlignRight | Qt::AlignTop);
    for (QLabel *label : {left, right}) {
        setLook(label, look);
        label->show(); // a layout would show it one turn of the event loop later
        m_rows << label;
    }
    const int row = int(m_rows.size() / 2);
    m_grid->addWidget(left, row, 0, Qt::AlignTop);
    m_grid->addWidget(right, row, 1, Qt::AlignTop);
}

void DrawerSums::fillRows(Currency currency)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    const QChar minus(0x2212);
    addRow(tr("At the beginning"), m_day.opening ? amountText(*m_day.opening) : tr("not counted"), "muted", "openingLabel");
    addRow(tr("Sales in cash: %1").arg(m_day.sales), amountText(m_day.cashIn), "muted", "cashInLabel");
    if (!m_day.rounding.isZero())
        addRow(tr("of that by rounding"), amountText(m_day.rounding), "caption", "roundingLabel");
    addRow(tr("Paid back"), (m_day.paidBack.isZero() ? QString() : QString(minus)) + amountText(m_day.paidBack), "muted", "paidBackLabel");
    addRow(tr("Expected"), moneyText(m_day.expected), "strong", "expectedLabel");
    for (const OtherTender &other : std::as_const(m_day.others)) {
        QString text = tr("%1, not in the drawer: %2").arg(other.label).arg(other.count);
        addRow(text, amountText(other.taken), "caption", "otherTenderLabel");
        if (other.paidBack.isPositive())
            addRow(tr("%1, paid back").arg(other.label), minus + amountText(other.paidBack), "caption", "otherPaidBackLabel");
    }
    m_counted->setCurrency(currency);
}

void DrawerSums::showDay(const RegisterId &registerId, Currency currency, const DrawerDay &day)
{
    m_day = day;
    m_title->setText(tr("Drawer %1, %2").arg(registerId.text(), currency.code()));
    fillRows(currency);
    followCount();
}

void DrawerSums::setBusy(bool busy)
{
    m_busy = busy;
    followCount();
}

void DrawerSums::clearCount()
{
    m_counted->clear();
    m_reason->clear();
    m_binder->clear();
    followCount();
}

void DrawerSums::focusCount()
{
    m_counted->setFocus(Qt::ShortcutFocusReason);
}

void DrawerSums::followCount()
{
    const Checked<Money> typed = m_counted->amount(CountedField, true);
    const bool counted = typed && m_day.expected.isValid() && m_day.expected.currency() == typed->currency();
    const qint64 difference = counted ? typed->minor() - m_day.expected.minor() : 0;
    m_difference->setVisible(counted);
    if (counted) {
        const Money amount = Money::fromMinor(std::abs(difference), typed->currency());
        m_difference->setText(difference == 0  ? tr("As expected")
                              : difference > 0 ? tr("%1 too much").arg(moneyText(amount))
                                               : tr("%1 missing").arg(moneyText(amount)));
        setTone(m_difference, difference == 0 ? Tone::Success : Tone::Attention);
    }
    m_reasonField->setVisible(difference != 0);
    m_closeButton->setEnabled(!m_busy && m_day.entries > 0);
}

void DrawerSums::submit()
{
    if (!m_closeButton->isEnabled() || !m_binder->submit())
        return;
    const Checked<Money> typed = m_counted->amount(CountedField, true);
    if (typed)
        Q_EMIT closeRequested(*typed, m_day.expected, *typed == m_day.expected ? QString() : m_reason->text().trimmed());
}

}
