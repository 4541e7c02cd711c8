import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.CustomersApi;
import org.openapitools.client.api.CustomersApi.*;
import org.openapitools.client.api.InvoicesApi;
import org.openapitools.client.api.InvoicesApi.*;
import org.openapitools.client.api.ProductsApi;
import org.openapitools.client.api.ProductsApi.*;
import org.openapitools.client.model.*;

/** Uses the client that was generated: create, read, update, list, delete. Any surprise ends it. */
class RoundTrip {

    private final CustomersApi customers;
    private final InvoicesApi invoices;
    private final ProductsApi products;

    private RoundTrip(String base, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(base);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        customers = new CustomersApi(client);
        invoices = new InvoicesApi(client);
        products = new ProductsApi(client);
    }

    public static void main(String[] args) throws ApiException {
        RoundTrip trip = new RoundTrip(args[0], args[1]);
        Customer customer = trip.customer();
        trip.list(customer);
        trip.invoice(customer);
        trip.delete(customer);
        System.out.println("done");
    }

    private Customer customer() throws ApiException {
        Customer created = create("Java & \"Co\"");
        check(created.getStatus() == CustomerStatus.ACTIVE && created.getVersion() == 1, "defaults are filled in");

        ApiResponse<CustomerView> read = customers.getCustomerWithHttpInfo(
                APIGetCustomerRequest.newBuilder().id(created.getId()).build());
        check(read.getHeaders().get("etag").equals(List.of("\"1\"")), "an entity tag");
        check(created.getName().equals(read.getData().getName()), "what was written is read");

        CustomerPatch lead = new CustomerPatch().status(CustomerStatus.LEAD);
        Customer updated = customers.updateCustomer(update(created.getId(), lead));
        check(updated.getStatus() == CustomerStatus.LEAD, "a patch changes what it names");
        check(updated.getName().equals(created.getName()), "a patch leaves alone what it does not name");
        check(
                status(() -> customers.updateCustomer(update(created.getId(), lead))) == 412,
                "an old version is refused");
        Customer replaced = customers.replaceCustomer(APIReplaceCustomerRequest.newBuilder()
                .id(created.getId())
                .newCustomer(new NewCustomer().name("Replaced by Java"))
                .build());
        check(replaced.getStatus() == CustomerStatus.ACTIVE, "a replacement falls back to defaults");
        return replaced;
    }

    private static APIUpdateCustomerRequest update(UUID id, CustomerPatch patch) {
        return APIUpdateCustomerRequest.newBuilder()
                .id(id)
                .ifMatch("\"1\"")
                .customerPatch(patch)
                .build();
    }

    private void list(Customer customer) throws ApiException {
        ApiResponse<List<CustomerView>> page = customers.listCustomersWithHttpInfo(APIListCustomersRequest.newBuilder()
                .whereNameIn(List.of("Replaced by Java", "other"))
                .whereCreatedAtGte(customer.getCreatedAt())
                .orderbyName("desc")
                .fields(List.of("id", "name"))
                .totalCount(true)
                .limit(5)
                .build());
        check(page.getData().size() == 1, "a filtered list");
        check(page.getData().getFirst().getId().equals(customer.getId()), "a filtered list holds what it should");
        check(page.getHeaders().get("x-total-count").equals(List.of("1")), "a count");
    }

    private void invoice(Customer customer) throws ApiException {
        Product product = products.createProduct(APICreateProductRequest.newBuilder()
                .newProduct(new NewProduct()
                        .sku("JAVA-1")
                        .name("Cable")
                        .priceMinor(250L)
                        .currency("EUR"))
                .build());
        Invoice invoice = invoices.createInvoice(APICreateInvoiceRequest.newBuilder()
                .idempotencyKey("java")
                .newInvoice(new NewInvoice()
                        .number("JAVA-1")
                        .customerId(customer.getId())
                        .currency("EUR")
                        .dueOn(LocalDate.parse("2030-01-31"))
                        .addLineItemsItem(new NewLineItem()
                                .productId(product.getId())
                                .description("a")
                                .quantity(2)
                                .unitPriceMinor(250L)))
                .build());
        check(invoice.getTotalMinor() == 500, "an aggregate");
        Invoice dated = patch(invoice, new InvoicePatch().issuedOn(LocalDate.parse("2029-12-31")));
        check(dated.getLineItems().size() == 1, "a patch leaves alone the parts that it does not name");
        check(patch(invoice, new InvoicePatch().issuedOn(null)).getIssuedOn() == null, "null clears");
        Invoice sent = patch(invoice, new InvoicePatch().status(InvoiceStatus.SENT));
        check(sent.getStatus() == InvoiceStatus.SENT && sent.getLineItems().size() == 1, "a status moves on");
        List<InvoiceView> of = customers.listCustomerInvoices(APIListCustomerInvoicesRequest.newBuilder()
                .id(customer.getId())
                .expand(List.of("customer"))
                .build());
        check(of.getFirst().getCustomer().getName().equals("Replaced by Java"), "a relation, expanded");
    }

    private Invoice patch(Invoice invoice, InvoicePatch patch) throws ApiException {
        return invoices.updateInvoice(APIUpdateInvoiceRequest.newBuilder()
                .id(invoice.getId())
                .invoicePatch(patch)
                .build());
    }

    private void delete(Customer customer) throws ApiException {
        check(status(() -> delete(customer.getId())) == 409, "still referenced");
        Customer brief = create("Brief");
        delete(brief.getId());
        check(
                status(() -> customers.getCustomer(APIGetCustomerRequest.newBuilder()
                                .id(brief.getId())
                                .build()))
                        == 404,
                "what was deleted is gone");
    }

    private Customer create(String name) throws ApiException {
        return customers.createCustomer(APICreateCustomerRequest.newBuilder()
                .newCustomer(new NewCustomer().name(name))
                .build());
    }

    private void delete(UUID id) throws ApiException {
        customers.deleteCustomer(APIDeleteCustomerRequest.newBuilder().id(id).build());
    }

    private interface Call {
        void run() throws ApiException;
    }

    private static int status(Call call) {
        try {
            call.run();
            return 200;
        } catch (ApiException e) {
            return e.getCode();
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
