// Uses the client that was generated beside this file: create, read, update, list, delete. Any surprise ends it.
import { Configuration, CustomersApi, CustomerStatus, InvoicesApi, ProductsApi, ResponseError } from './index';

function check(holds: boolean, what: string): asserts holds {
    if (!holds) {
        throw new Error(what);
    }
}

async function statusOf(call: Promise<unknown>): Promise<number> {
    try {
        await call;
    } catch (e) {
        if (e instanceof ResponseError) {
            check(e.response.headers.get('Content-Type') === 'application/problem+json', 'a problem');
            return e.response.status;
        }
        throw e;
    }
    return 200;
}

async function main(basePath: string, accessToken: string): Promise<void> {
    const configuration = new Configuration({ basePath, accessToken });
    const customers = new CustomersApi(configuration);
    const invoices = new InvoicesApi(configuration);
    const products = new ProductsApi(configuration);

    const created = await customers.createCustomer({ newCustomer: { name: 'Type & Script, "Ltd"' } });
    check(created.status === CustomerStatus.Active && created.version === 1, 'defaults are filled in');
    check(created.createdAt instanceof Date && created.addressId === null, 'types are those of the document');

    const read = await customers.getCustomerRaw({ id: created.id });
    check(read.raw.headers.get('ETag') === '"1"', 'an entity tag');
    check((await read.value()).name === created.name, 'what was written is read');

    const updated = await customers.updateCustomer({
        id: created.id,
        ifMatch: '"1"',
        customerPatch: { status: CustomerStatus.Lead },
    });
    check(updated.status === CustomerStatus.Lead && updated.name === created.name, 'a patch changes what it names');
    check(
        (await statusOf(
            customers.updateCustomer({ id: created.id, ifMatch: '"1"', customerPatch: { name: 'late' } }),
        )) === 412,
        'an old version is refused',
    );
    const replaced = await customers.replaceCustomer({ id: created.id, newCustomer: { name: 'Replaced' } });
    check(replaced.status === CustomerStatus.Active, 'a replacement falls back to defaults');

    const page = await customers.listCustomersRaw({
        whereNameIn: ['Replaced', 'a,b'],
        whereCreatedAtGte: created.createdAt,
        orderbyName: 'desc',
        fields: ['id', 'name'],
        totalCount: true,
        limit: 5,
    });
    const listed = await page.value();
    check(listed.length === 1 && listed[0].id === created.id && listed[0].status === undefined, 'a filtered list');
    check(page.raw.headers.get('X-Total-Count') === '1', 'a count');

    const product = await products.createProduct({
        newProduct: { sku: 'TS-1', name: 'Cable', priceMinor: 250, currency: 'EUR' },
    });
    const invoice = await invoices.createInvoice({
        idempotencyKey: 'typescript',
        newInvoice: {
            number: 'TS-1',
            customerId: created.id,
            currency: 'EUR',
            dueOn: new Date('2030-01-31'),
            lineItems: [{ productId: product.id, description: 'a', quantity: 2, unitPriceMinor: 250 }],
        },
    });
    check(invoice.totalMinor === 500 && invoice.lineItems[0].position === 1, 'an aggregate');
    const sent = await invoices.updateInvoice({ id: invoice.id, invoicePatch: { status: 'sent' } });
    check(sent.lineItems.length === 1, 'a patch leaves alone what it does not name');
    const of = await customers.listCustomerInvoices({ id: created.id, expand: ['customer'] });
    check(of.length === 1 && of[0].customer?.name === 'Replaced', 'a relation, expanded');

    check((await statusOf(customers.deleteCustomer({ id: created.id }))) === 409, 'still referenced');
    const brief = await customers.createCustomer({ newCustomer: { name: 'Brief' } });
    await customers.deleteCustomer({ id: brief.id });
    check((await statusOf(customers.getCustomer({ id: brief.id }))) === 404, 'what was deleted is gone');
    console.log('done');
}

declare const process: { argv: string[] };
main(process.argv[2], process.argv[3]);
