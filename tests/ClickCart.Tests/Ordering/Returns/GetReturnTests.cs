namespace ClickCart.Tests.Ordering.Returns;

public sealed class GetReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task Staff_reads_one_with_its_version()
    {
        var order = await DeliveredAsync();
        var id = (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201)["id"].GetString()!;
        var read = await ReadAsync(id);
        (read["orderId"].GetGuid(), read["note"].GetString(), read["version"].GetInt32()).ShouldBe((order.Id, "The box was open.", 1));
        read.ETag.ShouldBe("\"1\"");
        (await Admin.GetAsync($"/admin/returns/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}
