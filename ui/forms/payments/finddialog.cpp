// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/finddialog.h"

#include "domain/paymentsearch.h"
#include "domain/validation.h"
#include "ui/text/errortext.h"
#include "ui/text/fielderrortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/statustext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/statuspill.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pos::ui {

namespace {

constexpr int ShortestId = 8;
constexpr int MostFound = 6; // several attempts may share an order id (CONTRACT 2.4)

}

bool looksLikeId(const QString &text)
{
    const QString id = text.trimmed();
    const auto fits = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'_';
    };
    return id.size() >= ShortestId && id.size() <= 255 && std::ranges::all_of(id, fits) &&
           std::ranges::any_of(id, [](QChar c) { return c.isDigit(); });
}

FindDialog::FindDialog(Engine &engine, const QTimeZone &zone, const QString &id, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_zone(zone)
    , m_id(new QLineEdit(id, this))
    , m_search(new QPushButton(tr("Find"), this))
    , m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("findDialog"));
    setWindowTitle(tr("Find at Yuno"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(tr("Find a payment at Yuno"), this);
    setLook(heading, "title");
    layout->addWidget(heading);
    auto *row = new QHBoxLayout;
    m_id->setObjectName(QStringLiteral("findIdEdit"));
    m_field = new FormField(tr("&Order id or payment id"), m_id, this);
    row->addWidget(m_field, 1);
    m_search->setObjectName(QStringLiteral("findButton"));
    m_search->setDefault(true);
    setLook(m_search, "primary");
    row->addWidget(m_search, 0, Qt::AlignBottom);
    layout->addLayout(row);
    m_message->setObjectName(QStringLiteral("findMessageLabel"));
    m_message->setWordWrap(true);
    setLook(m_message, "muted");
    m_message->hide();
    layout->addWidget(m_message);
    m_resultsPlace = new QVBoxLayout;
    layout->addLayout(m_resultsPlace);
    layout->addStretch(1);
    connect(m_search, &QPushButton::clicked, this, &FindDialog::search);
    connect(m_id, &QLineEdit::textEdited, this, [this] { m_search->setDefault(true); }); // Return searches again
    m_id->selectAll();
    m_id->setFocus(Qt::OtherFocusReason);
}

void FindDialog::clearResults()
{
    delete m_results;
    m_addOffered = false;
    m_search->setDefault(true);
    m_results = new QWidget(this);
    auto *list = new QVBoxLayout(m_results);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(space::M);
    m_resultsPlace->addWidget(m_results);
}

void FindDialog::search()
{
    const Checked<QString> id = checkOrderId(m_id->text().trimmed());
    m_field->setError(id ? QString() : fieldErrorText(id.error()));
    if (!id)
        return;
    clearResults();
    m_message->setText(tr("Asking Yuno..."));
    m_message->show();
    m_search->setEnabled(false);
    m_engine.findAtYuno(*id, this, [this, generation = ++m_generation](const Result<QList<Payment>> &found) {
        if (generation == m_generation)
            showFound(found);
    });
}

void FindDialog::showFound(const Result<QList<Payment>> &found)
{
    m_search->setEnabled(true);
    if (!found) {
        m_message->setText(errorText(found.error()).joined());
        return;
    }
    m_message->setVisible(found->isEmpty());
    m_message->setText(tr("Yuno shows no payment under this id. A payment made a moment ago may not be visible yet."));
    for (const Payment &payment : found->mid(0, MostFound))
        addResult(payment);
    if (found->size() > MostFound) {
        m_message->setText(tr("There are more; these are the first %1.").arg(MostFound));
        m_message->show();
    }
    adjustSize();
}

void FindDialog::addResult(const Payment &payment)
{
    auto *card = new QFrame(m_results);
    card->setObjectName(QStringLiteral("foundPayment"));
    setLook(card, "card");
    auto *lines = new QVBoxLayout(card);
    auto *top = new QHBoxLayout;
    auto *pill = new StatusPill(card);
    pill->setFace(statusFace(payment.status));
    top->addWidget(pill);
    auto *amount = new QLabel(moneyText(payment.amount), card);
    setLook(amount, "strong");
    top->addWidget(amount);
    top->addStretch(1);
    auto *open = new QPushButton(tr("Open"), card);
    open->setObjectName(QStringLiteral("openFoundButton"));
    open->setAccessibleName(tr("Open the payment of order %1").arg(payment.orderId.text()));
    open->hide();
    top->addWidget(open);
    auto *adding = new QPushButton(tr("&Add to this list"), card);
    adding->setObjectName(QStringLiteral("addFoundButton"));
    adding->setAccessibleName(tr("Add the payment of order %1 to this list").arg(payment.orderId.text()));
    adding->hide();
    top->addWidget(adding);
    lines->addLayout(top);
    const auto add = [card, lines](const QString &text, const char *look) {
        auto *label = new QLabel(text, card);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setLook(label, look);
        lines->addWidget(label);
        return label;
    };
    add(statusSentence(payment.status).joined(), "muted");
    add(tr("Order %1").arg(payment.orderId.text()), "caption");
    add(tr("Payment %1").arg(payment.id.text()), "caption");
    if (payment.createdMs > 0) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(payment.createdMs, m_zone);
        add(tr("Made %1").arg(QLocale().toString(at, QLocale::ShortFormat)), "caption");
    }
    QLabel *known = add(QString(), "caption");
    known->setObjectName(QStringLiteral("foundKnownLabel"));
    static_cast<QVBoxLayout *>(m_results->layout())->addWidget(card);
    askWhoKnows({payment.id, open, adding, known});
}

/// A payment of the list is opened, with all that can be done there. The card is a child of the results: whoever
/// answers when these are gone is dropped with them.
void FindDialog::askWhoKnows(const Card &card)
{
    PaymentQuery query;
    query.filter.words = {SearchWord{.text = card.id.text(), .amount = {}, .negated = false}};
    query.limit = 1;
    m_engine.payments(query, card.known, [this, card](const Result<QList<PaymentRow>> &rows) {
        if (!rows || rows->isEmpty()) {
            offerAdding(card);
            return;
        }
        card.known->hide();
        card.open->show();
        connect(card.open, &QPushButton::clicked, this,
                [this, attempt = rows->first().attempt] { Q_EMIT paymentRequested(attempt); });
    });
}

void FindDialog::offerAdding(const Card &card)
{
    card.known->setText(tr("This till does not know it yet. In the list it can be refunded and followed like any other."));
    card.add->show();
    connect(card.add, &QPushButton::clicked, this, [this, card] { addToList(card); });
    if (!std::exchange(m_addOffered, true)) {
        card.add->setDefault(true);
        if (m_id->hasFocus() || m_search->hasFocus())
            card.add->setFocus(Qt::OtherFocusReason);
    }
    adjustSize();
}

void FindDialog::addToList(const Card &card)
{
    card.add->setEnabled(false);
    card.known->setText(tr("Adding it..."));
    m_engine.addFromYuno(card.id, card.known, [this, card](const Result<AttemptId> &attempt) {
        if (attempt) {
            Q_EMIT paymentAdded(*attempt, card.id);
            return;
        }
        card.add->setEnabled(true);
        card.add->setFocus(Qt::OtherFocusReason);
        card.known->setText(attempt.error().context.code == QLatin1String("NOT_A_PAYMENT")
                                ? tr("It was a check of a card: there is no money in it, and nothing to add.")
                                : errorText(attempt.error()).joined());
    });
}

} // namespace pos::ui
