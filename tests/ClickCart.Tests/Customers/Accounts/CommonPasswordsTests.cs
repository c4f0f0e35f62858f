namespace ClickCart.Tests.Customers.Accounts;

public sealed class CommonPasswordsTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("liverpool")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx")]
    [InlineData("STARWARS")]
    [InlineData("butterfly")]
    [InlineData("Password123!")]
    public async Task What_everybody_tries_is_refused_at_sign_up_and_change(string password)
    {
        (await Guest.PostAsync("/accounts", new { email = $"c{Guid.CreateVersion7():n}@example.com", password, name = "Ada" })).ShouldBeInvalid("password");
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.PutAsync("/me/password", new { current = "Correct-Horse-9-Battery", password })).ShouldBeInvalid("password");
    }

    [Theory]
    [InlineData("tulip-garden-77")]
    [InlineData("liverpool wins at home")]
    public async Task What_few_would_try_is_taken(string password) =>
        (await Guest.PostAsync("/accounts", new { email = $"c{Guid.CreateVersion7():n}@example.com", password, name = "Ada" })).ShouldBe(202);
}
