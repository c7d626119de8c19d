// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/methodpanel.h"

#include "ui/forms/sale/partfields.h"
#include "ui/forms/sale/payerfields.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/forms/sale/tenderfields.h"
#include "ui/forms/sale/waycombo.h"
#include "ui/text/drawertext.h"
#include "ui/text/errortext.h"
#include "ui/text/methodtext.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fieldbinder.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

bool isRemoved(const SavedMethod &method)
{
    return method.status == u"UNENROLLED";
}

}

MethodPanel::MethodPanel(SaleController &sale, QWidget *parent)
    : QFrame(parent)
    , m_sale(sale)
    , m_binder(new FieldBinder(this))
    , m_methods(new WayCombo(this))
    , m_divide(new QPushButton(tr("In parts"), this))
    , m_part(nullptr)
    , m_payer(nullptr)
    , m_tender(nullptr)
    , m_options(new QWidget(this))
    , m_group(new QButtonGroup(this))
    , m_cards(new QVBoxLayout)
    , m_note(new QLabel(this))
    , m_busy(new BusyDots(this))
    , m_retryButton(new QPushButton(tr("Load the cards again"), this))
    , m_removeCard(new QPushButton(tr("Remove this card..."), this))
    , m_removeExpired(new QPushButton(tr("Remove the expired card..."), this))
    , m_error(new QLabel(this))
    , m_installments(new QLineEdit(this))
    , m_authorizeOnly(new QCheckBox(tr("Authorise only"), this))
    , m_saveCard(new QCheckBox(tr("The customer agrees to save the card"), this))
    , m_description(new QLineEdit(this))
{
    setObjectName(QStringLiteral("methodPanel"));
    setLook(this, "card");
    m_note->setObjectName(QStringLiteral("methodNoteLabel"));
    m_retryButton->setObjectName(QStringLiteral("reloadCardsButton"));
    m_removeCard->setObjectName(QStringLiteral("removeCardButton"));
    m_removeCard->setToolTip(tr("Yuno forgets the chosen card of this customer"));
    m_removeExpired->setObjectName(QStringLiteral("removeExpiredButton"));
    setLook(m_removeCard, "quiet");
    setLook(m_removeExpired, "quiet");
    m_error->setObjectName(QStringLiteral("methodErrorLabel"));
    m_installments->setObjectName(QStringLiteral("installmentsEdit"));
    m_installments->setAlignment(Qt::AlignRight);
    m_authorizeOnly->setObjectName(QStringLiteral("authorizeOnlyCheck"));
    m_authorizeOnly->setAccessibleName(tr("Authorise only, capture later"));
    m_authorizeOnly->setToolTip(tr("Reserves the amount; it is captured or cancelled later on the Payments page"));
    m_saveCard->setObjectName(QStringLiteral("saveCardCheck"));
    m_saveCard->setToolTip(tr("The page then takes cards alone, and Yuno keeps the card for the customer's next payments. Tick it only when the customer was asked."));
    m_description->setObjectName(QStringLiteral("descriptionEdit"));
    m_note->setWordWrap(true);
    setLook(m_note, "muted");
    m_error->setWordWrap(true);
    setLook(m_error, "error");
    m_error->hide();
    auto *heading = new QLabel(tr("Pay with"), this);
    setLook(heading, "fieldLabel");
    heading->setBuddy(m_methods);
    m_methods->setObjectName(QStringLiteral("payMethodCombo"));
    m_methods->setAccessibleName(tr("Way to pay"));
    m_methods->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_methods->setMinimumContentsLength(8);
    m_methods->setToolTip(tr("Way to pay (F10)"));
    auto *way = new QHBoxLayout;
    way->addWidget(heading);
    way->addWidget(m_methods, 1);
    way->addWidget(m_divide);
    m_divide->setObjectName(QStringLiteral("divideButton"));
    m_divide->setAccessibleName(tr("Pay in several parts"));
    m_divide->setToolTip(tr("Pay in several parts (Ctrl+D)"));
    m_divide->setCheckable(true);
    setLook(m_divide, "chip");
    m_part = new PartFields(m_sale, *m_binder, this);
    m_payer = new PayerFields(m_sale, *m_binder, this);
    m_tender = new TenderFields(m_sale, *m_binder, this);
    auto *installments = new FormField(tr("I&nstalments"), m_installments, this);
    installments->setFixedWidth(104);
    auto *description = new FormField(tr("D&escription"), m_description, this);
    m_descriptionField = description;
    auto *check = new QVBoxLayout;
    check->setContentsMargins(0, fontMetrics().height() + space::Xs + 6, 0, 0);
    check->addWidget(m_authorizeOnly);
    check->addStretch(1);
    auto *options = new QHBoxLayout(m_options);
    options->setContentsMargins(0, 0, 0, 0);
    options->setSpacing(space::M);
    options->addWidget(installments, 0, Qt::AlignTop);
    options->addLayout(check, 1);
    m_cards->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::M, space::S + space::Xs);
    layout->setSpacing(space::S);
    layout->addLayout(way);
    layout->addWidget(m_part);
    layout->addWidget(m_payer);
    layout->addWidget(m_tender);
    layout->addLayout(m_cards);
    layout->addWidget(m_busy);
    layout->addWidget(m_note);
    layout->addWidget(m_retryButton, 0, Qt::AlignLeft);
    layout->addWidget(m_error);
    layout->addWidget(m_options);
    layout->addWidget(m_saveCard);
    layout->addWidget(description);
    layout->addWidget(m_removeCard, 0, Qt::AlignLeft);
    layout->addWidget(m_removeExpired, 0, Qt::AlignLeft);

    // How much before by what: from the list of ways the next Tab goes on with what that way asks for.
    setTabOrder(m_part->chainAfter(m_divide), m_methods);
    setTabOrder(m_tender->chainAfter(m_payer->chainAfter(m_methods)), m_retryButton);

    m_binder->bind(QStringLiteral("installments"), installments, [this] { return errorOf(checkInstallments(m_installments->text())); });
    m_binder->bind(QStringLiteral("description"), description, [this] { return errorOf(checkDescription(m_description->text())); });
    connect(m_binder, &FieldBinder::edited, this, &MethodPanel::onEdited);
    connect(m_methods, &QComboBox::currentIndexChanged, this, [this](int index) {
        setMethodError({});
        m_sale.choosePayMethod(m_methods->itemData(index).toString());
    });
    connect(m_divide, &QPushButton::clicked, this, [this](bool on) {
        m_sale.divide(on);
        refreshMethods();
        if (m_sale.isDivided())
            m_part->focusAmount();
    });
    connect(m_part, &PartFields::payBackRequested, this, &MethodPanel::payBackRequested);
    connect(m_authorizeOnly, &QCheckBox::toggled, this, [this](bool on) {
        m_sale.pay().capture = !on;
        m_sale.setDraft(QStringLiteral("capture"), on ? QStringLiteral("authorize") : QString());
    });
    connect(m_removeCard, &QPushButton::clicked, this, [this] {
        if (const SavedMethod *chosen = m_sale.removableCard(); chosen != nullptr)
            Q_EMIT removeCardRequested(*chosen);
    });
    connect(m_removeExpired, &QPushButton::clicked, this, [this] {
        if (const SavedMethod *expired = m_sale.expiredCard(); expired != nullptr)
            Q_EMIT removeCardRequested(*expired);
    });
    connect(m_saveCard, &QCheckBox::toggled, this, [this](bool on) { m_sale.pay().saveCard = on; });
    connect(m_retryButton, &QPushButton::clicked, this, [this] { m_sale.loadMethods(); });
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *button, bool on) {
        if (on) {
            m_sale.chooseCard(m_sale.methods().value(button->property("row").toInt()).token);
            setMethodError({});
        }
    });
}

void MethodPanel::reload()
{
    m_binder->clear();
    m_installments->setText(m_sale.pay().installments);
    m_description->setText(m_sale.sale().description);
    const QSignalBlocker quiet(m_authorizeOnly);
    m_authorizeOnly->setChecked(!m_sale.pay().capture);
    refreshMethods();
}

void MethodPanel::onEdited(const QString &field)
{
    if (field == u"description") {
        m_sale.setDescription(m_description->text());
    } else if (!m_part->store(field) && !m_payer->store(field) && !m_tender->store(field)) {
        m_sale.pay().installments = m_installments->text();
        m_sale.setDraft(QStringLiteral("installments"), m_installments->text() == u"1" ? QString() : m_installments->text());
    }
}

void MethodPanel::fillMethods()
{
    const PaymentMethod *chosen = m_sale.payMethod();
    const std::optional<TenderKind> local = m_sale.localWay();
    QList<std::pair<QString, QString>> ways; // id and name
    for (const PaymentMethod &method : m_sale.offered())
        ways.append({method.id, methodNameText(method, m_sale.settings())});
    if (m_sale.takesTender()) {
        ways.append({QString(localway::Cash), tenderKindText(TenderKind::Cash)});
        ways.append({QString(localway::Other), tenderKindText(TenderKind::Other)});
    }
    const QSignalBlocker quiet(m_methods);
    bool same = m_methods->count() == ways.size();
    for (int i = 0; same && i < ways.size(); ++i)
        same = m_methods->itemData(i).toString() == ways[i].first && m_methods->itemText(i) == ways[i].second;
    if (!same) {
        m_methods->clear();
        for (const auto &[id, name] : std::as_const(ways))
            m_methods->addItem(name, id);
    }
    const QString current = chosen != nullptr             ? chosen->id
                            : local == TenderKind::Cash  ? QString(localway::Cash)
                            : local == TenderKind::Other ? QString(localway::Other)
                                                         : QString();
    m_methods->setCurrentIndex(m_methods->findData(current));
    m_methods->setEnabled(!m_locked && ways.size() > 1);
}

void MethodPanel::fillPart()
{
    m_divide->setVisible(m_sale.takesParts());
    m_divide->setChecked(m_sale.isDivided());
    m_divide->setEnabled(!m_locked && !m_sale.hasParts());
    m_authorizeOnly->setEnabled(!m_locked && !m_sale.isDivided()); // a part is taken at once
    m_part->refresh();
    m_part->setEnabled(!m_locked);
}

void MethodPanel::focusPart()
{
    m_sale.divide(true);
    fillPart();
    if (m_sale.isDivided())
        m_part->focusAmount();
}

void MethodPanel::refreshMethods()
{
    fillMethods();
    fillPart();
    m_payer->refresh();
    m_tender->refresh();
    m_descriptionField->setVisible(!m_sale.localWay());
    m_saveCard->setVisible(m_sale.canSaveCard());
    m_saveCard->setChecked(m_sale.pay().saveCard);
    const PaymentMethod *chosen = m_sale.payMethod();
    const bool cards = chosen != nullptr && chosen->needsSavedMethod;
    m_options->setVisible(cards);
    fillCards();
    for (QAbstractButton *button : m_group->buttons())
        button->setVisible(cards);
    m_removeCard->setVisible(cards && m_sale.removableCard() != nullptr);
    const SavedMethod *expired = cards ? m_sale.expiredCard() : nullptr;
    m_removeExpired->setVisible(expired != nullptr);
    if (expired != nullptr) {
        m_removeExpired->setAccessibleName(tr("Remove %1, which has expired").arg(methodText(*expired)));
        m_removeExpired->setToolTip(tr("Yuno forgets %1, which has expired").arg(methodText(*expired)));
    }
    if (!cards) {
        m_busy->hide();
        m_retryButton->hide();
        m_note->hide();
        return;
    }
    const auto &error = m_sale.methodsError();
    const bool loading = m_sale.methodsLoading();
    m_busy->setVisible(loading);
    m_retryButton->setVisible(error.has_value() && !loading);
    QString note;
    if (error && !loading)
        note = errorText(*error).joined();
    else if (m_sale.sale().customer.isEmpty())
        note = tr("Saved cards appear here once the customer is chosen.");
    else if (!loading && m_group->buttons().isEmpty())
        note = tr("This customer has no saved card.");
    QStringList removed;
    for (const SavedMethod &method : m_sale.methods()) {
        if (isRemoved(method))
            removed << methodText(method);
    }
    if (!removed.isEmpty()) {
        const QString names = tr("Removed, and not shown: %1").arg(removed.join(QStringLiteral(", ")));
        note = note.isEmpty() ? names : QString(note % QChar(u'\n') % names);
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (!m_sale.pay().token.isEmpty())
        setMethodError({});
}

void MethodPanel::fillCards()
{
    // Rebuilt only when the list changed: focus and a press in progress survive a refresh.
    QStringList wanted;
    for (const SavedMethod &method : m_sale.methods())
        wanted << method.token.text() + m_sale.methodProblem(method);
    if (m_shown != wanted) {
        m_shown = wanted;
        for (QAbstractButton *button : m_group->buttons())
            delete button;
        for (int row = 0; row < m_sale.methods().size(); ++row) {
            const SavedMethod &method = m_sale.methods()[row];
            if (isRemoved(method))
                continue;
            const QString problem = m_sale.methodProblem(method);
            const QString extra = problem.isEmpty() ? methodExpiryText(method) : problem;
            auto *radio = new QRadioButton(this);
            radio->setObjectName(QStringLiteral("card%1Radio").arg(row + 1));
            radio->setText(extra.isEmpty() ? methodText(method) : methodText(method) + QStringLiteral("   ") + extra);
            radio->setAccessibleName(methodText(method) + u", " + extra);
            radio->setToolTip(radio->text());
            radio->setProperty("row", row);
            radio->setProperty("usable", problem.isEmpty());
            radio->setMinimumHeight(36);
            radio->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            m_group->addButton(radio);
            m_cards->addWidget(radio);
            radio->show(); // a layout would show it one turn of the event loop later
        }
    }
    QWidget *before = m_retryButton;
    m_removeCard->setEnabled(!m_locked);
    m_removeExpired->setEnabled(!m_locked);
    for (QAbstractButton *button : m_group->buttons()) {
        button->setEnabled(!m_locked && button->property("usable").toBool());
        const QSignalBlocker quiet(m_group);
        if (const SavedMethod method = m_sale.methods().value(button->property("row").toInt());
            !method.token.isEmpty() && method.token == m_sale.pay().token)
            button->setChecked(true);
        QWidget::setTabOrder(before, button);
        before = button;
    }
    QWidget::setTabOrder(before, m_installments);
    QWidget::setTabOrder(m_authorizeOnly, m_saveCard);
    QWidget::setTabOrder(m_description, m_removeCard); // seldom wanted: last
    QWidget::setTabOrder(m_removeCard, m_removeExpired);
}

void MethodPanel::setLocked(bool locked)
{
    m_locked = locked;
    m_installments->setEnabled(!locked);
    m_description->setEnabled(!locked);
    m_saveCard->setEnabled(!locked);
    m_payer->setLocked(locked);
    m_tender->setLocked(locked);
    fillMethods();
    fillPart();
    fillCards();
}

void MethodPanel::setMethodError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
}

void MethodPanel::focusMethods()
{
    if (m_methods->hasFocus() && m_methods->count() > 0)
        m_methods->setCurrentIndex((m_methods->currentIndex() + 1) % m_methods->count());
    else
        m_methods->setFocus(Qt::ShortcutFocusReason);
}

void MethodPanel::focusCards()
{
    if (const PaymentMethod *chosen = m_sale.payMethod(); chosen == nullptr || !chosen->needsSavedMethod) {
        m_methods->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    QAbstractButton *target = m_group->checkedButton();
    for (QAbstractButton *button : m_group->buttons()) {
        if (target == nullptr && button->isEnabled())
            target = button;
    }
    if (target != nullptr)
        target->setFocus(Qt::ShortcutFocusReason);
}

}
