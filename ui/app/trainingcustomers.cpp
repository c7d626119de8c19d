// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/trainingcustomers.h"

#include "base/log.h"
#include "ports/engine.h"
#include "training/seedcustomers.h"

#include <algorithm>

namespace pos::ui {

namespace {

Customer fromSeed(const training::Customer &seed)
{
    const auto text = [](const QJsonObject &object, const char *key) { return object.value(QLatin1String(key)).toString(); };
    const QJsonObject document = seed.fields.value(QLatin1String("document")).toObject();
    const QJsonObject phone = seed.fields.value(QLatin1String("phone")).toObject();
    Customer customer;
    customer.id = CustomerId::from(seed.merchantId);
    customer.firstName = text(seed.fields, "first_name");
    customer.lastName = text(seed.fields, "last_name");
    customer.email = text(seed.fields, "email");
    customer.country = text(seed.fields, "country");
    customer.document = {text(document, "document_type"), text(document, "document_number")};
    customer.phone = {text(phone, "country_code"), text(phone, "number")};
    return customer;
}

}

QList<Customer> trainingCustomers()
{
    QList<Customer> customers;
    for (const training::SeedCustomer &seed : training::seedCustomers())
        customers << fromSeed(seed.customer);
    return customers;
}

void introduceTrainingCustomers(Engine &engine, const QString &country)
{
    QList<Customer> customers = trainingCustomers();
    std::stable_partition(customers.begin(), customers.end(), [&country](const Customer &c) { return c.country == country; });
    for (const Customer &customer : customers) {
        engine.findCustomers(customer.email, &engine, [&engine, customer](const Result<QList<Customer>> &found) {
            if (!found || !found->isEmpty())
                return;
            // The gateway has them from the start: creating meets "exists already", which the till resolves.
            engine.createCustomer(customer, &engine, [](const Result<Customer> &created) {
                if (!created)
                    log::warning("training", "customer not introduced", {{"error", describe(created.error())}});
            });
        });
    }
}

}
