// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/linearcode.h"

#include <QList>

#include <algorithm>
#include <array>
#include <utility>

namespace pos {

namespace {

/// Widths in modules, a bar first; the index is the symbol's value.
constexpr std::array<const char *, 107> Code128Widths = {
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};
constexpr int ToSetC = 99, ToSetB = 100, StartB = 104, StartC = 105, Stop = 106, CheckModulus = 103;

/// Five elements a digit, 3 = wide: a digit at an even place is in the bars, the next in the spaces between them.
constexpr std::array<const char *, 10> ItfWidths = {"11331", "31113", "13113", "33111", "11313", "31311", "13311", "11133", "31131", "13131"};
constexpr const char *ItfStart = "1111", *ItfStop = "311";

class Bars
{
public:
    void add(int width)
    {
        const qsizetype begin = m_modules.size();
        m_modules.resize(begin + width);
        m_modules.fill(m_dark, begin, m_modules.size());
        m_dark = !m_dark;
    }
    void add(const char *widths)
    {
        for (; *widths; ++widths)
            add(*widths - '0');
    }
    QBitArray take() { return std::move(m_modules); }

private:
    QBitArray m_modules;
    bool m_dark = true;
};

int digitAt(QStringView text, qsizetype at)
{
    return text[at].unicode() - '0';
}

qsizetype digitsFrom(QStringView text, qsizetype at)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return std::find_if_not(text.begin() + at, text.end(), isDigit) - (text.begin() + at);
}

QList<int> code128Values(QStringView text)
{
    QList<int> values;
    bool pairs = false; // set C: two digits a symbol
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype digits = digitsFrom(text, at);
        const bool first = values.isEmpty();
        // To begin with a set costs nothing; to change it costs a symbol and one more to change back, and then an odd
        // digit goes before, in set B.
        const bool wanted = first || pairs ? digits >= 2 : digits >= 4 && digits % 2 == 0;
        if (first)
            values << (wanted ? StartC : StartB);
        else if (wanted != pairs)
            values << (wanted ? ToSetC : ToSetB);
        pairs = wanted;
        if (pairs) {
            values << 10 * digitAt(text, at) + digitAt(text, at + 1);
            at += 2;
        } else {
            values << text[at].unicode() - ' ';
            ++at;
        }
    }
    int sum = values.constFirst();
    for (int i = 1; i < values.size(); ++i)
        sum += i * values[i];
    return values << sum % CheckModulus << Stop;
}

} // namespace

QBitArray linearModules(BarcodeKind kind, QStringView text)
{
    if (!canEncode(kind, text))
        return {};
    Bars bars;
    if (kind == BarcodeKind::Code128) {
        const QList<int> values = code128Values(text);
        for (const int value : values)
            bars.add(Code128Widths[size_t(value)]);
    } else if (kind == BarcodeKind::Itf) {
        bars.add(ItfStart);
        for (qsizetype at = 0; at < text.size(); at += 2) {
            const char *bar = ItfWidths[size_t(digitAt(text, at))], *space = ItfWidths[size_t(digitAt(text, at + 1))];
            for (; *bar; ++bar, ++space) {
                bars.add(*bar - '0');
                bars.add(*space - '0');
            }
        }
        bars.add(ItfStop);
    }
    return bars.take();
}

} // namespace pos
