// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gui/support/till.h"

#include "ui/forms/drawer/drawerpage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cardinputguard.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QLabel>

namespace pos::test {

void dressApplication()
{
    if (qApp->findChild<ui::Theme *>() != nullptr)
        return;
    new ui::Theme(*qApp, Appearance::Light);
    new ui::CardInputGuard(*qApp);
    QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
}

Settings brazilianTill()
{
    Settings settings;
    settings.country = QStringLiteral("BR");
    settings.currency = *Currency::fromCode(u"BRL");
    settings.timeZone = QStringLiteral("UTC");
    settings.shop.name = QStringLiteral("Corner Shop");
    settings.operators = {QStringLiteral("Cashier 1"), QStringLiteral("Cashier 2")};
    return settings;
}

Customer ana()
{
    Customer customer;
    customer.id = CustomerId::from(QStringLiteral("customer-1"));
    customer.gatewayId = GatewayCustomerId::from(QStringLiteral("gateway-1"));
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Example");
    customer.email = QStringLiteral("ana@example.com");
    customer.country = QStringLiteral("BR");
    customer.phone = {QStringLiteral("55"), QStringLiteral("11900000001")};
    customer.document = {QStringLiteral("CPF"), QStringLiteral("00000000191")};
    return customer;
}

Customer bruno()
{
    Customer customer;
    customer.id = CustomerId::from(QStringLiteral("customer-2"));
    customer.gatewayId = GatewayCustomerId::from(QStringLiteral("gateway-2"));
    customer.firstName = QStringLiteral("Bruno");
    customer.lastName = QStringLiteral("Example");
    return customer;
}

static SavedMethod card(const QString &token, const QString &brand, const QString &lastFour, int year)
{
    SavedMethod method;
    method.token = VaultedToken::from(token);
    method.type = QStringLiteral("CARD");
    method.category = QStringLiteral("CARD");
    method.status = QStringLiteral("ENROLLED");
    method.brand = brand;
    method.lastFour = lastFour;
    method.expirationMonth = 11;
    method.expirationYear = year;
    return method;
}

Till::Till(const Settings &settings, ui::TrainingControls *training) : m_settings(settings), m_training(training)
{
    dressApplication();
    engine.customers = {ana(), bruno()};
    engine.methods.insert(QStringLiteral("customer-1"), {card(QStringLiteral("token-visa"), QStringLiteral("VISA"), QStringLiteral("1111"), 2028),
                                                         card(QStringLiteral("token-mc"), QStringLiteral("MASTERCARD"), QStringLiteral("4444"), 2029),
                                                         card(QStringLiteral("token-old"), QStringLiteral("VISA"), QStringLiteral("0002"), 2024)});
    session.setCurrent(QStringLiteral("Cashier 1"));
}

void Till::makeWindow()
{
    page = nullptr;
    window = std::make_unique<ui::MainWindow>(
        ui::WindowContext{.engine = engine, .dialogs = dialogs, .session = session, .clock = clock, .training = m_training,
                          .about = {QStringLiteral("0.1.0"), QStringLiteral("abcdef1234"), QStringLiteral("/data"), QStringLiteral("/log")},
                          .makeSupportBundle = {},
                          .notify = [this](const QString &title, const QString &text) { notices += title + u'\n' + text; }},
        m_settings);
    page = new ui::ChargePage(engine, articles, dialogs, session, clock, window->pageParent());
    window->addPage(page);
    if (engine.drawerDesk != nullptr)
        window->addPage(new ui::DrawerPage(engine, dialogs, session, clock, window->pageParent()));
    window->resize(1280, 800);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

void Till::open(const StartReport &report)
{
    makeWindow();
    window->showStart(report);
    page->begin(report);
    if (!engine.newSaleError)
        QTRY_VERIFY(page->controller().hasSale());
    QTest::qWait(0);
}

void Till::reopen(const StartReport &report)
{
    window.reset();
    open(report);
}

void Till::resize(int width, int height)
{
    window->resize(width, height);
    QTest::qWait(0);
}

void Till::type(const QString &text)
{
    for (const QChar c : text)
        QTest::keyClick(QApplication::focusWidget(), c.toLatin1() != 0 ? c.toLatin1() : '?');
}

void Till::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target != nullptr ? target : window.get(), key, modifiers);
}

void Till::scan(const QString &code)
{
    key(Qt::Key_F2);
    type(code);
    key(Qt::Key_Return);
}

void Till::pickCustomer(const QString &name)
{
    key(Qt::Key_F3);
    type(name);
    QTRY_VERIFY(isShown("customerSearchEditPopup"));
    key(Qt::Key_Return);
    QTRY_VERIFY(page->controller().customer().has_value() && !page->controller().methodsLoading());
}

void Till::fill()
{
    scan(QStringLiteral("CAF-250"));
    pickCustomer(QStringLiteral("Ana"));
}

void Till::charge()
{
    key(Qt::Key_F9);
    QTRY_COMPARE(page->controller().charging().phase(), ui::SalePhase::InFlight);
}

void Till::openAndCharge()
{
    open();
    fill();
    charge();
}

bool Till::isShown(const char *name) const
{
    const auto *widget = window->findChild<QWidget *>(QLatin1String(name));
    return widget != nullptr && widget->isVisible();
}

void Till::shoot(const QString &name)
{
    const QString folder = qEnvironmentVariable("POS_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(1); // lets pending layouts happen
    window->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

QString Till::text(const char *labelName) const
{
    return find<QLabel>(labelName)->text();
}

QString Till::focusName() const
{
    return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
}

QString Till::fieldError(const char *inputName) const
{
    const ui::FormField *field = ui::formFieldOf(find(inputName));
    return field != nullptr ? field->errorText() : QStringLiteral("not in a form field");
}

}
