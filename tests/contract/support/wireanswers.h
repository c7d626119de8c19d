// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Answers of the gateway as raw text, made by hand from CONTRACT 5.6.
#pragma once

#include <QByteArray>

namespace wire {

inline QByteArray payment(const QByteArray &status = "SUCCEEDED", const QByteArray &subStatus = "APPROVED",
                          const QByteArray &amount = "84.90")
{
    return R"({"id":"5b2f6c1a-0000-4000-8000-000000000001","account_id":"11111111-2222-4333-8444-555555555555",)"
           R"("description":"Sale 1","country":"BR","status":")" +
           status + R"(","sub_status":")" + subStatus +
           R"(","merchant_order_id":"R1-20261121-000001-1","created_at":"2026-11-21T10:00:00.123456Z",)"
           R"("updated_at":"2026-11-21T10:00:01.000000Z","amount":{"captured":0.0,"currency":"BRL","currency_conversion":null,)"
           R"("refunded":0.0,"value":)" +
           amount +
           R"(},"checkout":{"session":"66666666-7777-4888-9999-000000000000",)"
           R"("sdk_action_required":false},"payment_method":{"type":"CARD","vaulted_token":)"
           R"("7c0f3b5e-canary-4b61-9d55-tok000000001","token":"","payment_method_detail":{"card":{"capture":true,)"
           R"("installments":1,"authorization_code":"123456","card_data":{"brand":"VISA","iin":"45079900","lfd":"0002",)"
           R"("holder_name":"JOHN DOE","issuer_name":"TEST BANK","type":"CREDIT"}}}},"transactions":{"id":)"
           R"("9d000000-0000-4000-8000-000000000001","type":"PURCHASE","status":")" +
           status + R"(","category":"CARD","amount":)" + amount + R"(,"response_code":")" + status +
           R"(","response_message":"Transaction successful","created_at":"2026-11-21T10:00:00.500000Z"}})";
}

inline QByteArray declined()
{
    return payment("DECLINED", "DECLINED");
}

} // namespace wire
