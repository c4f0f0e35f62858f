using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class GetBulkFileTests(SharedOrdering shared) : BulkTest(shared)
{
    [Fact]
    public async Task The_invoices_of_those_that_have_one_are_one_file_and_the_others_are_named()
    {
        var (one, unpaid, other) = (await PlacedAsync(Authorized), await PlaceAsync(), await PlacedAsync(Authorized));
        var begun = await BulkAsync(new { action = "printInvoices", orders = new[] { one.Id, unpaid.Id, other.Id } });
        var ended = await EndedAsync(begun);
        Counts(ended).ShouldBe([3, 2, 1, 0]);
        (await ItemsAsync(begun, "&state=failed")).ShouldHaveSingleItem().GetProperty("orderId").GetGuid().ShouldBe(unpaid.Id);
        var file = (await Admin.GetAsync(ended["file"].GetString()!["/api/v1".Length..])).ShouldBe(200);
        file.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        ended["files"].EnumerateArray().Select(f => f.GetString()).ShouldBe([ended["file"].GetString()]);
        var tagged = await EndedAsync(await BulkAsync(new { action = "tag", orders = new[] { one.Id }, tags = (string[])["x"] }));
        (await Admin.GetAsync($"/admin/orders/bulk/{tagged["id"].GetString()}/file")).ShouldBeProblem(409, "bulk-without-papers");
    }

    [Fact]
    public async Task One_file_holds_the_papers_of_a_hundred_orders_and_the_next_those_of_the_rest()
    {
        var order = await PlacedAsync(Authorized);
        var begun = await EndedAsync(await BulkAsync(new { action = "printInvoices", orders = new[] { order.Id } }));
        var id = begun["id"].GetGuid();
        await Host.ReadAsync(async db =>
        {
            for (var number = 2; number <= 101; number++)
            {
                var item = new BulkItem { BulkActionId = id, Number = number, OrderId = order.Id };
                item.Begin(Now);
                item.Follow(BulkProgress.Done, Now);
                db.Add(item);
            }
            return await db.SaveChangesAsync();
        });
        var files = (await Admin.GetAsync($"/admin/orders/bulk/{id}")).ShouldBe(200)["files"].EnumerateArray()
            .Select(f => f.GetString()!["/api/v1".Length..]).ToList();
        files.ShouldBe([$"/admin/orders/bulk/{id}/file", $"/admin/orders/bulk/{id}/file?part=2"]);
        var (first, second) = ((await Admin.GetAsync(files[0])).ShouldBe(200), (await Admin.GetAsync(files[1])).ShouldBe(200));
        second.ContentHeaders.ContentDisposition!.FileName!.ShouldContain("invoices-2.pdf");
        first.Text.Length.ShouldBeGreaterThan(second.Text.Length);
        (await Admin.GetAsync($"/admin/orders/bulk/{id}/file?part=3")).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync($"/admin/orders/bulk/{id}/file?part=0")).ShouldBeInvalid("part");
    }
}
