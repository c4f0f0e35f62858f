namespace ClickCart.Tests.Ordering.Orders;

public sealed class AddNoteTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Support_writes_notes_that_change_nothing_else()
    {
        var order = await PlaceAsync();
        var support = Host.Account(Guid.CreateVersion7(), "support");
        (await support.PostAsync($"/admin/orders/{order.Id}/notes", new { text = "Rang twice." })).ShouldBe(201)["detail"].GetString().ShouldBe("Rang twice.");
        (await order.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced"]);
        (await support.PostAsync($"/admin/orders/{order.Id}/notes", new { text = "" })).ShouldBeInvalid("text");
        (await support.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/notes", new { text = "x" })).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).PostAsync($"/admin/orders/{order.Id}/notes", new { text = "x" })).ShouldBe(403);
    }

    [Fact]
    public async Task What_looks_like_a_card_number_is_noted_where_staff_says_that_it_is_none()
    {
        var order = await PlaceAsync();
        var path = $"/admin/orders/{order.Id}/notes";
        (await Admin.PostAsync(path, new { text = "Serial 374245455400126" })).ShouldBeInvalid("text").Text.ShouldContain("isNoCardNumber");
        (await Admin.PostAsync(path, new { text = "Serial 374245455400126", isNoCardNumber = false })).ShouldBeInvalid("text");
        (await Admin.PostAsync(path, new { text = "Serial 374245455400126", isNoCardNumber = true })).ShouldBe(201);
        (await Admin.PostAsync(path, new { text = "a\u0007b", isNoCardNumber = true })).ShouldBeInvalid("text");
    }

    [Fact]
    public async Task The_character_zero_is_malformed_wherever_it_comes()
    {
        var order = await PlaceAsync();
        (await Admin.PostAsync($"/admin/orders/{order.Id}/notes", "{\"text\":\"a\\u0000b\"}")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync("/admin/orders?q=a%00b")).ShouldBeProblem(400, "malformed-request");
        (await Guest.GetAsync("/carts/a%00b")).ShouldBe(400);
    }
}
