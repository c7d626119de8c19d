// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/cartside.h"

#include "ui/forms/sale/adjustform.h"
#include "ui/forms/sale/cartmodel.h"
#include "ui/forms/sale/cartview.h"
#include "ui/forms/sale/itemform.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/fielderrortext.h"
#include "ui/text/moneytext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/cardinputguard.h"
#include "ui/widgets/fieldbinder.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/searchbox.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

/// "3*CAF-250" or "3 x CAF-250": a count before the code.
std::pair<int, QString> countAndCode(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,3})\\s*[*xX]\\s*(\\S.*)$"));
    const auto match = pattern.match(text);
    const int count = match.captured(1).toInt();
    return match.hasMatch() && count >= 1 ? std::pair(count, match.captured(2)) : std::pair(1, text);
}

}

CartSide::CartSide(SaleController &sale, QWidget *parent)
    : QWidget(parent)
    , m_sale(sale)
    , m_search(new SearchBox(QStringLiteral("scan"), this))
    , m_itemForm(new ItemForm(sale, this))
    , m_cartStack(new PageStack(this))
    , m_model(new CartModel(sale, this))
    , m_view(new CartView(*m_model, this))
    , m_cartProblem(new QLabel(this))
    , m_adjust(new AdjustForm(sale, this))
    , m_footer(new QWidget(this))
{
    setObjectName(QStringLiteral("cartSide"));
    m_search->setObjectName(QStringLiteral("scanEdit"));
    m_search->setPlaceholderText(tr("Bar code, article code or name"));
    m_search->setDebounce(30);
    setLook(m_search, "search");
    CardInputGuard::allow(m_search, [this](const QString &text) {
        return m_sale.catalogue().find(countAndCode(text).second) != nullptr;
    });
    m_searchField = new FormField(tr("&Scan or search"), m_search, this);
    m_itemForm->hide();
    m_cartProblem->setObjectName(QStringLiteral("cartErrorLabel"));
    m_cartProblem->setWordWrap(true);
    setLook(m_cartProblem, "error");
    m_cartProblem->hide();
    auto *empty = new EmptyState(QStringLiteral("cart"), tr("The cart is empty"),
                                 tr("Scan an article, or type its name and press Return."), this);
    m_cartStack->addWidget(empty);
    m_cartStack->addWidget(m_view);
    auto *cartCard = new Card(QString(), this);
    cartCard->layout()->setContentsMargins(space::S, space::S, space::S, space::S);
    cartCard->body()->addWidget(m_cartStack, 1);
    cartCard->body()->addWidget(m_cartProblem);
    cartCard->setMinimumHeight(150);
    buildFooter(m_footer);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S + space::Xs);
    layout->addWidget(m_searchField);
    layout->addWidget(m_itemForm);
    layout->addWidget(cartCard, 1);
    layout->addWidget(m_adjust);
    layout->addWidget(m_footer);
    connectParts();
}

void CartSide::buildFooter(QWidget *parent)
{
    const auto make = [parent](const QString &name, const QString &text, const QString &iconName, const QString &tip) {
        auto *button = new QPushButton(text, parent);
        setLeadingIcon(*button, iconName, Ink::Muted);
        button->setObjectName(name);
        button->setToolTip(tip);
        setLook(button, "quiet");
        return button;
    };
    m_itemButton = make(QStringLiteral("customItemButton"), tr("Custom item"), QStringLiteral("plus"), tr("Custom item (Ctrl+I)"));
    m_parkButton = make(QStringLiteral("parkButton"), tr("Park"), QStringLiteral("pause"), tr("Park this sale (Ctrl+P)"));
    m_parkedButton = make(QStringLiteral("parkedButton"), tr("Parked"), QStringLiteral("play"), tr("Resume a parked sale (Ctrl+R)"));
    m_discardButton = make(QStringLiteral("discardButton"), tr("Discard"), QStringLiteral("trash"), tr("Discard this sale (Ctrl+Shift+X)"));
    auto *row = new QHBoxLayout(parent);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Xs);
    row->addWidget(m_itemButton);
    row->addStretch(1);
    row->addWidget(m_parkButton);
    row->addWidget(m_parkedButton);
    row->addWidget(m_discardButton);
}

void CartSide::connectParts()
{
    connect(m_search, &SearchBox::queryChanged, this, &CartSide::onQuery);
    connect(m_search, &SearchBox::submitted, this, &CartSide::onSubmitted);
    connect(m_search, &SearchBox::hitChosen, this, &CartSide::onChosen);
    connect(m_view, &CartView::editProblem, this, &CartSide::setCartProblem);
    connect(m_view, &CartView::leftUpwards, this, &CartSide::focusScan);
    connect(m_itemForm, &ItemForm::closeRequested, this, [this] {
        m_itemForm->hide();
        focusScan();
    });
    connect(m_itemForm, &ItemForm::added, this, [this] { setCartProblem({}); });
    connect(m_itemButton, &QPushButton::clicked, this, &CartSide::openItemForm);
    connect(m_parkButton, &QPushButton::clicked, this, &CartSide::parkRequested);
    connect(m_parkedButton, &QPushButton::clicked, this, &CartSide::parkedListRequested);
    connect(m_discardButton, &QPushButton::clicked, this, &CartSide::discardRequested);
    connect(&m_sale, &SaleController::cartChanged, this, &CartSide::refreshCart);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_searchField->setError({}); });
}

void CartSide::reload()
{
    m_itemForm->reload();
    m_itemForm->setVisible(!m_itemForm->isEmpty());
    m_adjust->reload();
    m_search->clear();
    m_searchField->setError({});
    setCartProblem({});
    refreshCart();
}

void CartSide::refreshCart()
{
    const bool empty = m_sale.sale().cart.isEmpty();
    m_cartStack->setCurrentIndex(empty ? 0 : 1);
    m_discardButton->setEnabled(m_sale.isEditable() && (!empty || !m_sale.charging().attempts().isEmpty()));
    m_parkButton->setEnabled(m_sale.isEditable() && !empty);
    if (!empty && m_view->currentIndex().row() < 0)
        m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, CartModel::QuantityColumn));
}

void CartSide::setLocked(bool locked)
{
    m_locked = locked;
    for (QWidget *w : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_itemForm),
                       static_cast<QWidget *>(m_adjust), static_cast<QWidget *>(m_itemButton)})
        w->setEnabled(!locked);
    m_parkedButton->setEnabled(m_sale.isEditable() && m_parkedCount > 0);
    refreshCart();
}

void CartSide::setParkedCount(int count)
{
    m_parkedCount = count;
    m_parkedButton->setText(count > 0 ? tr("Parked (%1)").arg(count) : tr("Parked"));
    m_parkedButton->setEnabled(m_sale.isEditable() && count > 0);
}

void CartSide::focusScan()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CartSide::openItemForm()
{
    if (m_locked)
        return;
    m_itemForm->show();
    m_itemForm->focusFirst();
}

void CartSide::focusDiscount()
{
    m_adjust->focusDiscount();
}

void CartSide::focusTip()
{
    m_adjust->focusTip();
}

QString CartSide::missing(const QString &what) const
{
    if (m_sale.catalogue().size() > 0)
        return tr("%1 Ctrl+I sells a custom item.").arg(what);
    return tr("This till has no articles yet: Settings, Articles imports the shop's list. Ctrl+I sells a custom item.");
}

void CartSide::onQuery(const QString &text)
{
    QList<SearchHit> hits;
    const QString code = countAndCode(text).second;
    for (const Article *article : m_sale.catalogue().search(code))
        hits << SearchHit{article->sku, article->name, article->sku, moneyText(article->price), true};
    m_search->showHits(hits, text.size() < 2 ? QString() : missing(tr("No such article.")));
}

void CartSide::onSubmitted(const QString &text)
{
    if (text.isEmpty()) {
        if (m_model->rowCount() > 0)
            m_view->focusNewest();
        return;
    }
    const auto [count, code] = countAndCode(text);
    const Article *article = m_sale.catalogue().find(code);
    if (article == nullptr) {
        const auto hits = m_sale.catalogue().search(code, 1);
        article = hits.isEmpty() ? nullptr : hits.constFirst();
    }
    m_search->closeHits();
    if (article == nullptr) {
        m_searchField->setError(missing(tr("No article \"%1\".").arg(code.left(40))));
        m_search->selectAll();
        return;
    }
    if (const auto error = m_sale.addArticle(*article, count)) {
        m_searchField->setError(fieldErrorText(*error));
        return;
    }
    m_search->clear();
    setCartProblem({});
    m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, CartModel::QuantityColumn));
    m_view->scrollToBottom();
}

void CartSide::onChosen(const QString &sku)
{
    onSubmitted(QStringLiteral("%1*%2").arg(countAndCode(m_search->text().trimmed()).first).arg(sku));
}

void CartSide::setCartProblem(const QString &message)
{
    m_cartProblem->setText(message);
    m_cartProblem->setVisible(!message.isEmpty());
}

bool CartSide::commitPending()
{
    if (!m_view->commitPending())
        return false;
    if (m_itemForm->isVisible() && !m_itemForm->isEmpty()) {
        setCartProblem(tr("The custom item is not in the cart yet: add it, or empty its fields."));
        m_itemForm->focusFirst();
        return false;
    }
    return m_adjust->submit();
}

QList<FieldError> CartSide::showErrors(const QList<FieldError> &errors)
{
    QList<FieldError> others;
    bool focused = false;
    for (FieldError error : errors) {
        if (error.field == u"lines") {
            setCartProblem(fieldErrorText(error));
            if (!focused)
                focusScan();
            focused = true;
        } else if (error.field.startsWith(u"lines[")) {
            const qsizetype row = QStringView(error.field).mid(6, error.field.indexOf(u']') - 6).toInt();
            setCartProblem(tr("%1: %2").arg(m_sale.sale().cart.lines.value(row).name, fieldErrorText(error)));
            if (!focused)
                m_view->setFocus();
            focused = true;
        } else if (error.field.startsWith(u"discount") || error.field.startsWith(u"tip") || error.field.startsWith(u"tax")) {
            error.field = error.field.section(u'.', 0, 0);
            m_adjust->binder().showErrors({error});
            focused = true;
        } else {
            others << error;
        }
    }
    return others;
}

}
