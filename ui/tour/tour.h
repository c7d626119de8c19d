// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The tour: a new till from the wizard to a settled unknown payment, driven by
// keys through the real window over the real engine and training gateway, with a
// picture at every station. Ui thread.
#pragma once

#include "ui/tour/camera.h"
#include "ui/tour/hands.h"

#include <functional>

class QListWidget;

namespace pos::ui {

class Application;
class ChargePage;
class MainWindow;

/// Endings of the training customer's cards: approved unless the description says otherwise, and without funds.
inline constexpr char OpenCard[] = "1111";
inline constexpr char DeclinedCard[] = "0010";
inline constexpr char ChallengedCard[] = "2017"; ///< its bank wants the customer's confirmation
/// Longest wait for a report: Yuno is asked every ten seconds.
inline constexpr int ReportMs = 40'000;

class Tour
{
public:
    Tour(Application &application, const QString &folder);

    /// Every station, in order; what fails is noted and the tour goes on where it can.
    void run();
    const Camera &camera() const { return m_camera; }

private:
    /// Empty = done.
    using Step = std::function<QString()>;
    bool station(const QString &name, const Step &step);

    QString wizard();
    QString scanOne(const QString &article = QStringLiteral("CAF-500"));
    QString sellAndCharge(const QString &lastFour);
    QString fillCart();
    /// Of training, with saved cards.
    QString chooseCustomer(const QString &email = QStringLiteral("training.br@example.com"));
    QString chooseCard(const QString &lastFour);
    QString approved();
    QString declined();
    QString unknown();
    QString unknownResolves();
    QString payments();
    QString paymentsSearch();
    QString paymentDetail();
    QString paymentsExport();
    QString paymentsImport();
    QString paymentsCompare();
    void backToWindow();
    QString openFirst(const QString &search, const QString &button);
    /// Of the first payment found: its operation's dialog, photographed under the operation's name.
    QString openOperation(const QString &search, const QString &name, QWidget **dialog);
    /// Accepts the dialog and waits until the gateway has done it.
    QString acceptOperation(const QString &name, QWidget &dialog);
    QString refund();
    QString note();
    QString receipt();
    QString notices();
    QString findAtYuno();
    QString recovery();
    QString recoveryDialog();
    QString recoveryPage();
    QString recoveryResults();
    QString authorised();
    QString cartPaidBy(const QString &way, const QString &article = QStringLiteral("CAF-500"));
    void typePayer(); ///< of a walk-in, field by field
    QString waitingForCustomer();
    QString customerPays();
    QString customerApproves(const QString &picture);
    QString paidOnThePhone(); ///< and on to the next sale
    QString paymentLink();
    QString voucher();
    QString threeDSecure();
    QString customerScreen();
    QString speakSpanish();
    QString cash();
    QString split();
    QString drawer();
    QString capture();
    /// By the settings, to another country of training.
    QString moveTo(const QString &country, const QString &currency);
    QString knownCustomerPaysBy(const QString &way, const QString &email);
    QString chargedAndPaid(const QString &picture, const QString &shown); ///< `shown`: what must appear first
    QString bankOfTheCustomer();
    QString phonePush();
    QString bankDetails();
    QString codePicture();
    QListWidget *openSettings(); ///< at its first section; null = not there
    QString settings();
    QString shortcuts();
    static QString missing(const QString &what) { return QStringLiteral("not found: ") + what; }
    QString customerEditor();
    QString about();
    QString chooseSituation(const QString &name);

    MainWindow &window() const;
    ChargePage &chargePage() const;
    Hands hands() const;
    QString waitForState(const std::function<bool()> &reached, const QString &what, int milliseconds = 15000);

    Application &m_application;
    Camera m_camera;
    QString m_foreignOrder; ///< of a payment that the comparison found at Yuno only
};

}
