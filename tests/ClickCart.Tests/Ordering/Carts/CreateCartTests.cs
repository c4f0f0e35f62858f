namespace ClickCart.Tests.Ordering.Carts;

public sealed class CreateCartTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_new_cart_is_empty_and_its_id_cannot_be_guessed()
    {
        var cart = (await Guest.PostAsync("/carts")).ShouldBe(201);
        var id = cart["id"].GetString()!;
        id.ShouldMatch("^[a-z2-7]{32}$");
        cart.Headers.Location!.ToString().ShouldBe($"/api/v1/carts/{id}");
        cart.ETag.ShouldBe("\"1\"");
        cart["items"].GetArrayLength().ShouldBe(0);
        cart["subtotal"].GetRawText().ShouldBe("""{"amount":0,"currency":"USD"}""");
        (await Guest.PostAsync("/carts")).ShouldBe(201)["id"].GetString().ShouldNotBe(id);
        (await Guest.PostAsync("/carts", new { owner = "me" })).ShouldBeProblem(400, "malformed-request");
    }
}
