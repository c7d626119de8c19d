// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/methodsedit.h"

#include "domain/settings.h"
#include "ui/text/methodtext.h"

#include <QKeyEvent>
#include <QSignalBlocker>

namespace pos::ui {

namespace {

enum Role { IdRole = Qt::UserRole, OwnNameRole };

/// Ids with the names that the shop gave, in order.
QList<std::pair<QString, QString>> linesOf(const QString &text)
{
    QList<std::pair<QString, QString>> lines;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString id = line.section(u'=', 0, 0).trimmed();
        if (!id.isEmpty())
            lines.append({id, line.section(u'=', 1).trimmed()});
    }
    return lines;
}

}

MethodsEdit::MethodsEdit(QWidget *parent) : QListWidget(parent)
{
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setSelectionMode(QAbstractItemView::SingleSelection);
    connect(this, &QListWidget::itemChanged, this, &MethodsEdit::onItemChanged);
}

void MethodsEdit::setPlace(const QString &country, Currency currency)
{
    if (country == m_country && currency == m_currency)
        return;
    const QString now = text();
    m_country = country;
    m_currency = currency;
    rebuild(now);
}

void MethodsEdit::setText(const QString &text)
{
    m_text = text;
    m_touched = false;
    rebuild(text);
}

void MethodsEdit::restoreDefaults()
{
    const QString before = text();
    setText(Settings().methods.join(u'\n'));
    if (text() != before)
        Q_EMIT edited();
}

void MethodsEdit::addRow(const QString &id, const QString &name, bool offered)
{
    const PaymentMethod *method = findPaymentMethod(id);
    const QString usual = method != nullptr ? methodNameText(*method) : tr("%1 (not known to this version)").arg(id);
    auto *item = new QListWidgetItem(name.isEmpty() ? usual : name, this);
    item->setData(IdRole, id);
    item->setData(OwnNameRole, name);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
    if (method != nullptr)
        flags |= Qt::ItemIsEditable;
    item->setFlags(flags);
    item->setCheckState(offered ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(name.isEmpty() ? usual : tr("%1, called \"%2\" here").arg(usual, name));
}

void MethodsEdit::rebuild(const QString &text)
{
    const QSignalBlocker quiet(this);
    const QString current = currentItem() != nullptr ? currentItem()->data(IdRole).toString() : QString();
    clear();
    QStringList shown;
    const auto add = [&](const QString &id, const QString &name, bool offered) {
        if (!shown.contains(id)) {
            shown << id;
            addRow(id, name, offered);
        }
    };
    for (const auto &[id, name] : linesOf(text)) {
        if (id != LocalMethods) {
            add(id, name, true);
            continue;
        }
        for (const PaymentMethod &method : paymentMethods()) {
            if (!method.needsSavedMethod && method.worksIn(m_country, m_currency))
                add(method.id, {}, true);
        }
    }
    for (const PaymentMethod &method : paymentMethods()) {
        if (method.places.isEmpty() || method.worksIn(m_country, m_currency))
            add(method.id, {}, false);
    }
    setCurrentRow(qMax(0, int(shown.indexOf(current))));
}

QString MethodsEdit::text() const
{
    if (!m_touched)
        return m_text;
    QStringList lines;
    for (int row = 0; row < count(); ++row) {
        const QString id = item(row)->data(IdRole).toString(), name = item(row)->data(OwnNameRole).toString();
        if (item(row)->checkState() == Qt::Checked)
            lines << (name.isEmpty() ? id : QString(id + u'=' + name));
    }
    return lines.join(u'\n');
}

/// A tick, or a name that was typed over the usual one.
void MethodsEdit::onItemChanged(QListWidgetItem *item)
{
    const PaymentMethod *method = findPaymentMethod(item->data(IdRole).toString());
    if (method != nullptr) {
        const QSignalBlocker quiet(this);
        const QString usual = methodNameText(*method), typed = item->text().simplified();
        const QString own = typed == usual ? QString() : typed;
        item->setData(OwnNameRole, own);
        item->setText(own.isEmpty() ? usual : own);
    }
    m_touched = true;
    Q_EMIT edited();
}

void MethodsEdit::moveCurrent(int by)
{
    const int from = currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= count())
        return;
    {
        const QSignalBlocker quiet(this);
        insertItem(to, takeItem(from));
        setCurrentRow(to);
    }
    m_touched = true;
    Q_EMIT edited();
}

void MethodsEdit::renameCurrent()
{
    if (currentItem() != nullptr && currentItem()->flags().testFlag(Qt::ItemIsEditable))
        editItem(currentItem());
}

void MethodsEdit::keyPressEvent(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up, down = event->key() == Qt::Key_Down;
    if (event->modifiers().testFlag(Qt::AltModifier) && (up || down))
        moveCurrent(up ? -1 : 1);
    else
        QListWidget::keyPressEvent(event);
}

QString MethodsEdit::textOf(const Settings &settings)
{
    QStringList lines;
    for (const QString &id : settings.methods) {
        const QString name = settings.methodNames.value(id);
        lines << (name.isEmpty() ? id : QString(id + u'=' + name));
    }
    return lines.join(u'\n');
}

void MethodsEdit::store(const QString &text, Settings &settings)
{
    settings.methods.clear();
    settings.methodNames.clear();
    for (const auto &[id, name] : linesOf(text)) {
        settings.methods << id;
        if (!name.isEmpty())
            settings.methodNames.insert(id, name);
    }
}

}
