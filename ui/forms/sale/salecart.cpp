// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The cart half of SaleController: every change goes through the rules of
// domain and is refused whole or taken whole.
#include "ui/forms/sale/salecontroller.h"

#include "ui/text/moneytext.h"
#include "ui/widgets/cardinputguard.h"

namespace pos::ui {

namespace {

QString freshLineId(const Cart &cart)
{
    int highest = 0;
    for (const CartLine &line : cart.lines)
        highest = qMax(highest, line.id.mid(4).toInt());
    return QStringLiteral("item%1").arg(highest + 1);
}

/// The error of the cart that concerns `prefix`, renamed to what the page calls it.
std::optional<FieldError> firstErrorOf(const Cart &cart, const QString &prefix)
{
    const auto totals = totalsOf(cart);
    if (totals)
        return std::nullopt;
    for (const FieldError &error : checkCartForCharge(cart, QString(), Money())) {
        if (error.field.startsWith(prefix))
            return error;
    }
    return std::nullopt;
}

FieldError renamed(FieldError error, const QString &field)
{
    error.field = field;
    return error;
}

}

std::optional<FieldError> SaleController::changeLine(qsizetype line, const CartLine &changed)
{
    if (!isCartEditable() || line < 0 || line >= m_sale.cart.lines.size())
        return std::nullopt;
    Cart cart = m_sale.cart;
    cart.lines[line] = changed;
    if (const auto error = firstErrorOf(cart, QStringLiteral("lines[%1]").arg(line)))
        return error;
    m_sale.cart = cart;
    saveNow();
    Q_EMIT cartChanged();
    return std::nullopt;
}

std::optional<FieldError> SaleController::addArticle(const Article &article, int count)
{
    if (!isCartEditable())
        return std::nullopt;
    for (qsizetype i = 0; i < m_sale.cart.lines.size(); ++i) {
        const CartLine &line = m_sale.cart.lines[i];
        if (line.sku == article.sku && line.unitPrice == article.price && !line.discount.isValid())
            return setQuantity(i, QString::number(line.quantity + count));
    }
    CartLine line;
    line.id = freshLineId(m_sale.cart);
    line.sku = article.sku;
    line.name = article.name;
    line.category = article.category;
    line.unitPrice = article.price;
    line.quantity = qBound(1, count, 999);
    m_sale.cart.lines << line;
    saveNow();
    Q_EMIT cartChanged();
    return std::nullopt;
}

std::optional<FieldError> SaleController::addItem(const QString &name, const QString &price, const QString &quantity)
{
    if (!isCartEditable())
        return std::nullopt;
    const auto cleanName = checkItemName(QStringLiteral("item.name"), name);
    if (!cleanName)
        return cleanName.error();
    const auto money = checkAmount(QStringLiteral("item.price"), price, m_sale.cart.currency, numberFormat(), false);
    if (!money)
        return money.error();
    const auto count = checkQuantity(QStringLiteral("item.quantity"), quantity);
    if (!count)
        return count.error();
    Cart cart = m_sale.cart;
    CartLine line;
    line.id = freshLineId(cart);
    line.name = *cleanName;
    line.unitPrice = *money;
    line.quantity = *count;
    cart.lines << line;
    if (const auto error = firstErrorOf(cart, QStringLiteral("lines[%1]").arg(cart.lines.size() - 1)))
        return renamed(*error, QStringLiteral("item.price"));
    m_sale.cart = cart;
    saveNow();
    Q_EMIT cartChanged();
    return std::nullopt;
}

std::optional<FieldError> SaleController::setQuantity(qsizetype line, const QString &text)
{
    const auto quantity = checkQuantity(QStringLiteral("quantity"), text);
    if (!quantity)
        return quantity.error();
    CartLine changed = m_sale.cart.lines.value(line);
    changed.quantity = *quantity;
    return changeLine(line, changed);
}

std::optional<FieldError> SaleController::setPrice(qsizetype line, const QString &text)
{
    const auto price = checkAmount(QStringLiteral("unitPrice"), text, m_sale.cart.currency, numberFormat(), true);
    if (!price)
        return price.error();
    CartLine changed = m_sale.cart.lines.value(line);
    changed.unitPrice = *price;
    return changeLine(line, changed);
}

std::optional<FieldError> SaleController::setLineDiscount(qsizetype line, const QString &text)
{
    CartLine changed = m_sale.cart.lines.value(line);
    changed.discount = Money();
    QString typed = text.trimmed();
    if (typed.endsWith(u'%')) {
        typed.chop(1);
        const auto points = checkPercent(QStringLiteral("discount"), typed, numberFormat());
        if (!points)
            return points.error();
        const auto gross = changed.unitPrice.times(changed.quantity);
        if (const auto share = gross ? gross->basisPoints(*points) : gross; share && !share->isZero())
            changed.discount = *share;
    } else if (!typed.isEmpty()) {
        const auto money = checkAmount(QStringLiteral("discount"), typed, m_sale.cart.currency, numberFormat(), true);
        if (!money)
            return money.error();
        if (!money->isZero())
            changed.discount = *money;
    }
    return changeLine(line, changed);
}

void SaleController::removeLine(qsizetype line)
{
    if (!isCartEditable() || line < 0 || line >= m_sale.cart.lines.size())
        return;
    m_sale.cart.lines.removeAt(line);
    saveNow();
    Q_EMIT cartChanged();
}

std::optional<FieldError> SaleController::setOrderDiscount(const QString &text)
{
    const QString field = QStringLiteral("discount");
    setDraft(field, text);
    if (!isCartEditable())
        return std::nullopt;
    OrderDiscount discount;
    std::optional<FieldError> error;
    QString typed = text.trimmed();
    if (typed.endsWith(u'%')) {
        typed.chop(1);
        const auto points = checkPercent(field, typed, numberFormat());
        discount.basisPoints = points.value_or(0);
        error = points ? std::nullopt : std::optional(points.error());
    } else if (!typed.isEmpty()) {
        const auto money = checkAmount(field, typed, m_sale.cart.currency, numberFormat(), true);
        if (money && !money->isZero())
            discount.amount = *money;
        error = money ? std::nullopt : std::optional(money.error());
    }
    m_sale.cart.discount = discount;
    if (!error) {
        error = firstErrorOf(m_sale.cart, QStringLiteral("discount"));
        if (error)
            error = renamed(*error, field);
    }
    saveNow();
    Q_EMIT cartChanged();
    return error;
}

std::optional<FieldError> SaleController::setTip(const QString &text)
{
    const QString field = QStringLiteral("tip");
    setDraft(field, text);
    if (!isCartEditable())
        return std::nullopt;
    std::optional<FieldError> error;
    m_sale.cart.tip = Money();
    if (!text.trimmed().isEmpty()) {
        const auto money = checkAmount(field, text, m_sale.cart.currency, numberFormat(), true);
        if (money && !money->isZero())
            m_sale.cart.tip = *money;
        error = money ? std::nullopt : std::optional(money.error());
    }
    saveNow();
    Q_EMIT cartChanged();
    return error;
}

std::optional<FieldError> SaleController::setTaxPercent(const QString &text)
{
    const QString field = QStringLiteral("tax");
    setDraft(field, text);
    if (!isCartEditable())
        return std::nullopt;
    std::optional<FieldError> error;
    const bool included = draft(QStringLiteral("taxIncluded")) != u"no";
    m_sale.cart.tax.reset();
    QString typed = text.trimmed();
    if (typed.endsWith(u'%'))
        typed.chop(1);
    if (!typed.isEmpty()) {
        const auto points = checkPercent(field, typed, numberFormat());
        if (points && *points > 0) {
            Tax tax;
            tax.basisPoints = *points;
            tax.included = included;
            m_sale.cart.tax = tax;
        }
        error = points ? std::nullopt : std::optional(points.error());
    }
    saveNow();
    Q_EMIT cartChanged();
    return error;
}

void SaleController::setTaxIncluded(bool included)
{
    setDraft(QStringLiteral("taxIncluded"), included ? QString() : QStringLiteral("no"));
    if (!isCartEditable() || !m_sale.cart.tax)
        return;
    m_sale.cart.tax->included = included;
    saveNow();
    Q_EMIT cartChanged();
}

void SaleController::setDescription(const QString &text)
{
    if (!hasSale() || !isEditable())
        return;
    m_sale.description = withoutCardNumbersIn(text);
    if (!mayBecomeCardNumber(m_sale.description))
        saveNow();
}

void SaleController::setDraft(const QString &field, const QString &text)
{
    if (!hasSale())
        return;
    const bool digits = field.endsWith(u"document.number") || field.endsWith(u"phone.number");
    const QString clean = withoutCardNumbersIn(text, digits ? CardContext::Digits : CardContext::Text);
    if (!digits && mayBecomeCardNumber(clean))
        return;
    if (clean.isEmpty())
        m_sale.draftFields.remove(field);
    else
        m_sale.draftFields.insert(field, clean);
    saveNow();
}

}
