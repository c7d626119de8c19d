// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/refusalwindow.h"

#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>

#include <chrono>

namespace pos::ui {

int showRefusal(QApplication &application, const Refusal &refusal)
{
    using namespace std::chrono_literals;
    if (QGuiApplication::platformName() == QLatin1String("offscreen") || QGuiApplication::platformName() == QLatin1String("minimal"))
        return refusal.code;
    const Theme theme(application);
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Mostrador"), errorText(refusal.error).joined(), QMessageBox::Close);
    QObject::connect(&box, &QMessageBox::finished, &application, [&refusal] { QApplication::exit(refusal.code); });
    QTimer::singleShot(10s, &box, &QMessageBox::reject);
    box.open();
    return QApplication::exec();
}

}
