// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/customerpanel.h"

#include "ui/forms/sale/salecontroller.h"
#include "ui/text/errortext.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/searchbox.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

QString detailOf(const Customer &customer)
{
    QStringList parts;
    for (const QString &part : {customer.email, phoneText(customer.phone), customer.document.number}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

}

CustomerPanel::CustomerPanel(SaleController &sale, Engine &engine, QWidget *parent)
    : QFrame(parent)
    , m_sale(sale)
    , m_engine(engine)
    , m_stack(new QStackedWidget(this))
    , m_search(new SearchBox(QStringLiteral("user"), this))
    , m_newButton(new QPushButton(tr("New"), this))
    , m_name(new ElidedLabel(QString(), this))
    , m_detail(new ElidedLabel(QString(), this))
    , m_editButton(new QPushButton(tr("Edit"), this))
    , m_changeButton(new QPushButton(tr("Change"), this))
    , m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("customerPanel"));
    setLook(this, "card");
    m_search->setObjectName(QStringLiteral("customerSearchEdit"));
    m_search->setPlaceholderText(tr("Name, phone, e-mail, ID"));
    m_search->setAccessibleName(tr("Find the customer"));
    m_newButton->setObjectName(QStringLiteral("newCustomerButton"));
    m_newButton->setAccessibleName(tr("New customer"));
    m_newButton->setToolTip(tr("New customer (Ctrl+N)"));
    m_name->setObjectName(QStringLiteral("customerNameLabel"));
    m_detail->setObjectName(QStringLiteral("customerDetailLabel"));
    m_editButton->setObjectName(QStringLiteral("editCustomerButton"));
    m_editButton->setAccessibleName(tr("Edit the customer"));
    m_changeButton->setObjectName(QStringLiteral("changeCustomerButton"));
    m_changeButton->setAccessibleName(tr("Change to another customer"));
    m_error->setObjectName(QStringLiteral("customerErrorLabel"));
    setLook(m_name, "strong");
    setLook(m_detail, "caption");
    setLook(m_error, "error");
    setLook(m_editButton, "link");
    setLook(m_changeButton, "link");
    m_error->setWordWrap(true);
    m_error->hide();

    auto *label = new QLabel(tr("C&ustomer"), this);
    setLook(label, "fieldLabel");
    label->setBuddy(m_search);
    auto *none = new QWidget(this);
    auto *row = new QHBoxLayout(none);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Xs);
    row->addWidget(m_search, 1);
    row->addWidget(m_newButton);
    auto *some = new QWidget(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_detail);
    auto *chosen = new QHBoxLayout(some);
    chosen->setContentsMargins(0, 0, 0, 0);
    chosen->setSpacing(space::Xs);
    chosen->addWidget(new IconLabel(QStringLiteral("user"), Ink::Accent, 24, some));
    chosen->addSpacing(space::Xs);
    chosen->addLayout(words, 1);
    chosen->addWidget(m_editButton);
    chosen->addWidget(m_changeButton);
    m_stack->addWidget(none);
    m_stack->addWidget(some);
    m_stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::M, space::S + space::Xs);
    layout->setSpacing(space::Xs);
    layout->addWidget(label);
    layout->addWidget(m_stack);
    layout->addWidget(m_error);

    connect(m_search, &SearchBox::queryChanged, this, &CustomerPanel::onQuery);
    connect(m_search, &SearchBox::hitChosen, this, &CustomerPanel::onPicked);
    connect(m_search, &SearchBox::submitted, this, [this](const QString &text) {
        if (!m_found.isEmpty() && text == m_query)
            onPicked(m_found.constFirst().id.text());
        else
            onQuery(text);
    });
    connect(m_newButton, &QPushButton::clicked, this, [this] { Q_EMIT createRequested(m_search->text().trimmed()); });
    connect(m_editButton, &QPushButton::clicked, this, &CustomerPanel::editRequested);
    connect(m_changeButton, &QPushButton::clicked, this, [this] {
        m_sale.clearCustomer();
        focusSearch();
    });
    refresh();
}

void CustomerPanel::refresh()
{
    const auto &customer = m_sale.customer();
    const bool named = customer || !m_sale.sale().customer.isEmpty();
    m_stack->setCurrentIndex(named ? 1 : 0);
    m_editButton->setEnabled(customer && m_sale.isEditable());
    if (named) {
        m_name->setText(customer ? customer->displayName() : m_sale.sale().customerName);
        m_detail->setText(customer ? detailOf(*customer) : QString());
        setError({});
    } else {
        m_search->clear();
        m_found.clear();
    }
}

void CustomerPanel::setLocked(bool locked)
{
    for (QWidget *w : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_newButton),
                       static_cast<QWidget *>(m_editButton), static_cast<QWidget *>(m_changeButton)})
        w->setEnabled(!locked);
}

void CustomerPanel::setError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
    m_search->setAccessibleDescription(message);
}

void CustomerPanel::focusSearch()
{
    (m_stack->currentIndex() == 0 ? static_cast<QWidget *>(m_search) : m_changeButton)->setFocus(Qt::ShortcutFocusReason);
}

void CustomerPanel::onQuery(const QString &text)
{
    m_query = text;
    m_found.clear();
    if (text.size() < 2) {
        m_search->closeHits();
        return;
    }
    m_engine.findCustomers(text, this, [this, text](const Result<QList<Customer>> &found) {
        if (text != m_query)
            return; // an older question
        if (!found) {
            m_search->showHits({}, errorText(found.error()).joined());
            return;
        }
        m_found = *found;
        QList<SearchHit> hits;
        for (const Customer &customer : m_found)
            hits << SearchHit{customer.id.text(), customer.displayName(), detailOf(customer), {}, true};
        m_search->showHits(hits, tr("Nobody found. \"New\" makes a customer."));
    });
}

void CustomerPanel::onPicked(const QString &id)
{
    for (const Customer &customer : std::as_const(m_found)) {
        if (customer.id.text() == id) {
            const Customer chosen = customer;
            m_sale.setCustomer(chosen);
            Q_EMIT picked();
            return;
        }
    }
}

}
