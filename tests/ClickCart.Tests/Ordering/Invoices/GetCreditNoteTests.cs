namespace ClickCart.Tests.Ordering.Invoices;

public sealed class GetCreditNoteTests(SharedOrdering shared) : InvoiceTest(shared)
{
    [Fact]
    public async Task A_credit_note_is_listed_and_opens_only_with_its_order()
    {
        var (mine, other) = (await PlacedAsync(Authorized, Booked, Captured), await PlacedAsync(Authorized));
        await PapersAsync(mine, 1);
        await mine.PublishAsync(o => RefundedInTime(o, 1000, 1000, 1));
        var papers = await PapersAsync(mine, 2);
        var listed = (await Guest.GetAsync($"/orders/{mine.Id}/credit-notes", mine.Token)).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        var number = listed.GetProperty("number").GetString()!;
        (number, listed.GetProperty("invoice").GetString(), listed.GetProperty("total").GetProperty("amount").GetInt64())
            .ShouldBe((papers[1].Number, papers[0].Number, 1000));

        var pdf = await PdfAsync(mine, $"credit-notes/{number}");
        foreach (var said in (string[])["Credit note", number, papers[0].Number, "Why: It was scratched.", "$10.00", "$0.81"]) pdf.Text.ShouldContain(said);
        (await Guest.GetAsync($"/orders/{other.Id}/credit-notes/{number}", other.Token)).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{mine.Id}/credit-notes/{papers[0].Number}", mine.Token)).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{mine.Id}/credit-notes", other.Token)).ShouldBeProblem(404, "not-found");
    }
}
