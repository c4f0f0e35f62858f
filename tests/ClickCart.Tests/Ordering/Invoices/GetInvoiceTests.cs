using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class GetInvoiceTests(SharedOrdering shared) : InvoiceTest(shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invoice_opens_to_whom_its_order_does_and_says_nothing_of_anybody_else()
    {
        var (mine, other) = (await PlacedAsync(Authorized), await PlaceAsync(email: "somebody.else@example.com"));
        await other.PublishAsync(Authorized);
        var number = (await PapersAsync(mine, 1))[0].Number;
        var pdf = await PdfAsync(mine);
        string[] says = ["Invoice", number, "Ada Buyer", "388 Townsend St", "Linen shirt", "Socks", "$35.98", "$56.52", "Sales tax 8.75 % on $51.97", "Page 1 of 1"];
        foreach (var said in says) pdf.Text.ShouldContain(said);
        pdf.Text.ShouldNotContain((await PapersAsync(other, 1))[0].Number);
        pdf.Text.ShouldNotContain(other.Response["number"].GetString()!);
        pdf.Text.ShouldNotContain("somebody.else");
        var headers = pdf.Answer.Headers;
        headers.CacheControl!.NoStore.ShouldBeTrue();
        pdf.Answer.Content.Headers.ContentDisposition!.ToString().ShouldBe($"inline; filename=\"invoice-{number}.pdf\"");
        (await PdfAsync(mine, ifNoneMatch: headers.ETag!.ToString())).Answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);

        // Printed again it is the same file, byte for byte.
        var again = await PdfAsync(mine);
        (await again.Answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(await pdf.Answer.Content.ReadAsByteArrayAsync(Ct));
        again.Answer.Headers.ETag.ShouldBe(headers.ETag);

        (await Guest.GetAsync($"/orders/{mine.Id}/invoice", other.Token)).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).GetAsync($"/orders/{mine.Id}/invoice")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/admin/orders/{mine.Id}/invoice", mine.Token)).ShouldBeProblem(401, "unauthenticated");
        (await Pdf.GetAsync(Host.Http, $"/api/v1/admin/orders/{mine.Id}/invoice", token: Admin.Token)).Text.ShouldContain(number);
    }

    [Fact]
    public async Task It_is_written_in_the_language_of_the_checkout_with_the_letters_of_all_Europe_once_the_order_is_confirmed()
    {
        var before = await PlaceAsync();
        (await Guest.GetAsync($"/orders/{before.Id}/invoice", before.Token)).ShouldBeProblem(409, "no-invoice");
        var quote = FakeModules.Quote(Now);
        var placed = (await Guest.PostAsync("/orders?language=de", new
        {
            quoteId = quote.Id,
            shippingOptionId = "rate-1",
            email = "guest@example.com",
            paymentMethod = "pm_card_visa",
            expectedTotal = Total,
            billTo = FakeModules.ShipTo with { Name = "Nguyễn Ánh Ігор Łęcki Çağlar Ώρα" },
        }, NewKey())).ShouldBe(201);
        var order = new Placed(this, Guest, placed["id"].GetGuid(), placed["accessToken"].GetString(), placed);
        await order.PublishAsync(Authorized);
        await PapersAsync(order, 1);
        var text = (await PdfAsync(order)).Text;
        string[] says = ["Rechnung", "Zwischensumme", "Nguyễn Ánh Ігор Łęcki Çağlar Ώρα", "Vereinigte Staaten", "56,52 $", "Seite 1 von 1"];
        foreach (var said in says) text.ShouldContain(said);
        var number = (await PapersAsync(order)).ShouldHaveSingleItem().Number;
        (await PdfAsync(order)).Text.ShouldContain(number);
        var file = await Host.AskAsync((IInvoices invoices) => invoices.PdfAsync(order.Id, default));
        file!.Name.ShouldBe($"invoice-{number}.pdf");
        string.Join(' ', Pdf.Read(file.Content)).ShouldContain(number);
    }
}
