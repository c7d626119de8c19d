// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/camera.h"

#include "ui/theme/theme.h"
#include "ui/tour/hands.h"
#include "ui/tour/layoutaudit.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QWidget>

namespace pos::ui {

namespace {

const QSize Sizes[] = {{1024, 768}, {1920, 1080}};

}

Camera::Camera(QString folder, Theme &theme) : m_folder(std::move(folder)), m_theme(theme) {}

void Camera::take(const QString &name, QWidget &window)
{
    ++m_number;
    const Appearance before = m_theme.appearance();
    const QSize own = window.size();
    const bool dialog = window.windowType() == Qt::Dialog;
    for (const bool dark : {false, true}) {
        m_theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
        for (const QSize &size : Sizes) {
            if (dialog && size != Sizes[0])
                continue;
            if (!dialog)
                window.resize(size);
            settle();
            shoot(name, window, dark);
        }
    }
    m_theme.setAppearance(before);
    window.resize(own);
    settle();
}

void Camera::shoot(const QString &name, QWidget &window, bool dark)
{
    const QString size = QStringLiteral("%1x%2").arg(window.width()).arg(window.height());
    const QString file = QStringLiteral("%1-%2%3-%4.png")
                             .arg(m_number, 2, 10, QLatin1Char('0')).arg(name, dark ? QStringLiteral("-dark") : QString(), size);
    // What the payment answers may lay something out anew at this very moment; a real fault stays.
    QStringList found;
    waitFor([&found, &window] {
        found = auditLayout(window, pictureForAudit(window));
        return found.isEmpty();
    }, 1000);
    if (!window.grab().save(QDir(m_folder).filePath(file)))
        found << QStringLiteral("the picture could not be written");
    ++m_pictures;
    m_good = m_good && found.isEmpty();
    m_entries << QJsonObject{{QStringLiteral("name"), name},
                             {QStringLiteral("file"), file},
                             {QStringLiteral("size"), size},
                             {QStringLiteral("theme"), dark ? QStringLiteral("dark") : QStringLiteral("light")},
                             {QStringLiteral("ok"), found.isEmpty()},
                             {QStringLiteral("problems"), QJsonArray::fromStringList(found)}};
}

void Camera::failed(const QString &name, const QString &why)
{
    m_good = false;
    m_entries << QJsonObject{{QStringLiteral("name"), name},   {QStringLiteral("file"), QString()},
                             {QStringLiteral("size"), QString()}, {QStringLiteral("theme"), QString()},
                             {QStringLiteral("ok"), false},     {QStringLiteral("problems"), QJsonArray::fromStringList({QString(QStringLiteral("step: ") + why)})}};
}

QString Camera::writeIndex() const
{
    QSaveFile index(QDir(m_folder).filePath(QStringLiteral("index.json")));
    const QByteArray bytes = QJsonDocument(m_entries).toJson();
    if (!index.open(QIODevice::WriteOnly) || index.write(bytes) != bytes.size() || !index.commit())
        return index.fileName() + QLatin1String(": ") + index.errorString();
    return {};
}

QStringList Camera::problems() const
{
    QStringList lines;
    for (const QJsonValue &entry : m_entries) {
        for (const QJsonValue &problem : entry[QLatin1String("problems")].toArray())
            lines << entry[QLatin1String("name")].toString() + QLatin1Char(' ') + entry[QLatin1String("theme")].toString() +
                         QLatin1Char(' ') + entry[QLatin1String("size")].toString() + QLatin1String(": ") + problem.toString();
    }
    return lines;
}

}
