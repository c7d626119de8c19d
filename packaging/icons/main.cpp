// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// pos-icons SVG FOLDER SIZE...: draws the picture into FOLDER/SIZExSIZE.png, and all of them into FOLDER/mostrador.ico
// (Windows) and FOLDER/mostrador.icns (macOS). Runs while packages are built, so that no picture of the picture is
// kept in the repository. Exit 1 when something is not drawn or not written, 2 usage.
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QMap>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

#include <cstdio>

namespace {

/// PNG files by their size in pixels.
using Pictures = QMap<int, QByteArray>;

template <typename T> void appendLittle(QByteArray &bytes, T value)
{
    value = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

QByteArray drawn(QSvgRenderer &picture, int size)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    picture.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? png : QByteArray();
}

/// A folder of sizes, then the PNG files; 256 is written as 0, and larger ones have no place.
QByteArray icoFile(Pictures pictures)
{
    while (!pictures.isEmpty() && pictures.lastKey() > 256)
        pictures.remove(pictures.lastKey());
    QByteArray folder, files;
    appendLittle<quint16>(folder, 0);
    appendLittle<quint16>(folder, 1);
    appendLittle<quint16>(folder, quint16(pictures.size()));
    const quint32 start = quint32(6 + 16 * pictures.size());
    for (auto it = pictures.constBegin(); it != pictures.constEnd(); ++it) {
        for (int side = 0; side < 2; ++side)
            folder.append(char(it.key() == 256 ? 0 : it.key()));
        appendLittle<quint16>(folder, 0);
        appendLittle<quint16>(folder, 1);
        appendLittle<quint16>(folder, 32);
        appendLittle<quint32>(folder, quint32(it.value().size()));
        appendLittle<quint32>(folder, start + quint32(files.size()));
        files.append(it.value());
    }
    return folder + files;
}

/// Blocks of a four-letter type and a big-endian length, header included.
QByteArray icnsFile(const Pictures &pictures)
{
    const auto block = [](const char *type, const QByteArray &content) -> QByteArray {
        const quint32 length = qToBigEndian(quint32(content.size() + 8));
        return QByteArray(type, 4) + QByteArray(reinterpret_cast<const char *>(&length), 4) + content;
    };
    static const QMap<int, const char *> types{{16, "icp4"}, {32, "icp5"}, {64, "icp6"}, {128, "ic07"}, {256, "ic08"}, {512, "ic09"}};
    QByteArray blocks;
    for (auto it = types.constBegin(); it != types.constEnd(); ++it) {
        if (pictures.contains(it.key()))
            blocks += block(it.value(), pictures.value(it.key()));
    }
    return block("icns", blocks);
}

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return true;
    std::fprintf(stderr, "pos-icons: %s could not be made\n", qPrintable(name));
    return false;
}

}

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fputs("pos-icons SVG FOLDER SIZE...\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[2]);
    QSvgRenderer picture(QString::fromLocal8Bit(argv[1]));
    Pictures pictures;
    bool good = picture.isValid();
    for (int i = 3; i < argc; ++i) {
        const int size = QByteArray(argv[i]).toInt();
        pictures[size] = size > 0 ? drawn(picture, size) : QByteArray();
        good = write(QStringLiteral("%1/%2x%2.png").arg(folder).arg(size), pictures.value(size)) && good;
    }
    good = write(folder + QStringLiteral("/mostrador.ico"), icoFile(pictures)) && good;
    good = write(folder + QStringLiteral("/mostrador.icns"), icnsFile(pictures)) && good;
    return good ? 0 : 1;
}
