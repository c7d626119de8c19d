// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/trainingworld.h"

#include "base/log.h"
#include "domain/country.h"
#include "training/seedcustomers.h"

#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>

namespace pos::ui {

std::shared_ptr<Credentials> TrainingWorld::keys()
{
    auto credentials = std::make_shared<Credentials>();
    credentials->publicKey = Secret(QByteArray("training-public"));
    credentials->privateKey = Secret(QByteArray("training-private"));
    return credentials;
}

Result<QUrl> TrainingWorld::start(const QString &dataFile)
{
    if (m_server.isRunning())
        return m_server.url();
    training::TrainingOptions options;
    options.dataFile = dataFile;
    // The journal remembers the ids of a memory that was deleted or damaged: a new one must not give them again.
    options.seed = QRandomGenerator::system()->generate();
    Result<QUrl> url = m_server.start(options);
    if (!url && url.error().kind == ErrorKind::StorageCorrupt) {
        const QString aside = dataFile + QStringLiteral(".damaged-") + QString::number(QDateTime::currentMSecsSinceEpoch());
        log::warning("training", "damaged memory moved aside", {{"file", aside}});
        if (QFile::rename(dataFile, aside))
            url = m_server.start(options);
    }
    return url;
}

Settings withTrainingDefaults(Settings settings)
{
    if (settings.environment != Environment::Training)
        return settings;
    if (settings.accountId.isEmpty())
        settings.accountId = QLatin1String(training::TrainingAccountId);
    if (!settings.currency.isValid()) {
        if (const Country *country = findCountry(settings.country))
            settings.currency = country->currency;
    }
    if (settings.operators.isEmpty())
        settings.operators = Settings().operators;
    if (settings.shop.name.isEmpty())
        settings.shop.name = QStringLiteral("Mostrador");
    return settings;
}

}
