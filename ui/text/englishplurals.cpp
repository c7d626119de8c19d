// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/englishplurals.h"

#include <QCoreApplication>

namespace pos::ui {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    const QByteArrayView source(sourceText);
    if (n < 0 || !source.contains("(s)"))
        return {};
    return QString::fromUtf8(source).replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

void installEnglishPlurals()
{
    QCoreApplication *application = QCoreApplication::instance();
    if (application->findChild<EnglishPlurals *>() == nullptr)
        QCoreApplication::installTranslator(new EnglishPlurals(application));
}

}
