namespace ClickCart.Tests.Customers.Sessions;

public sealed class EndSessionTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Both_tokens_die_at_once_and_other_sessions_live_on()
    {
        var (here, email) = await Shop.CustomerAsync();
        var tokens = (await Guest.PostAsync("/sessions", new { email, password = "Correct-Horse-9-Battery" })).ShouldBe(200);
        var there = new Client(Shop.CreateClient(), tokens["accessToken"].GetString());
        (await there.GetAsync("/me")).ShouldBe(200);
        (await there.DeleteAsync("/sessions/current")).ShouldBe(204);
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.PostAsync("/sessions/refresh", new { refreshToken = tokens["refreshToken"].GetString() })).ShouldBeProblem(401, "bad-credentials");
        (await here.GetAsync("/me")).ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_not_signed_in_cannot_sign_out() => (await Guest.DeleteAsync("/sessions/current")).ShouldBeProblem(401, "unauthenticated");
}
