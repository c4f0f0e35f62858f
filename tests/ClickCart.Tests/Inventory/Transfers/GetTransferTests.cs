namespace ClickCart.Tests.Inventory.Transfers;

public sealed class GetTransferTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_transfer_says_where_it_goes_and_what_is_on_its_way()
    {
        var (there, sku) = (await LocationAsync(), await ProductAsync(stock: 4));
        var sent = (await TransferAsync(null, there, true, (sku, 3))).ShouldBe(201);
        var transfer = (await Admin.GetAsync($"/admin/transfers/{sent["id"].GetString()}")).ShouldBe(200);
        (transfer["from"].GetString(), transfer["to"].GetString()).ShouldBe(("MAIN", there));
        LineOf(transfer, sku).GetProperty("name").GetString().ShouldBe($"Test {sku}");
        LineOf(transfer, sku).GetProperty("inTransit").GetInt32().ShouldBe(3);
        (await Admin.GetAsync($"/admin/transfers/{Guid.NewGuid()}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/admin/transfers/{sent["id"].GetString()}")).ShouldBeProblem(401, "unauthenticated");
    }
}
