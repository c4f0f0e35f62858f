namespace ClickCart.Tests.Customers.Accounts;

public sealed class ChangePasswordTests(SharedShop shared) : ShopTest(shared)
{
    private const string Old = "Correct-Horse-9-Battery";
    private const string New = "Staple-Wagon-7-Lantern";

    [Fact]
    public async Task The_new_password_counts_and_all_other_sessions_end()
    {
        var (here, email) = await Shop.CustomerAsync();
        var there = await Shop.SignInAsync(email, Old);
        (await here.PutAsync("/me/password", new { current = Old, password = New })).ShouldBe(204);
        (await here.GetAsync("/me")).ShouldBe(200);
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.PostAsync("/sessions", new { email, password = Old })).ShouldBeProblem(401, "bad-credentials");
        await Shop.SignInAsync(email, New);
    }

    [Fact]
    public async Task The_present_password_must_be_right_and_the_new_one_good()
    {
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.PutAsync("/me/password", new { current = "wrong", password = New })).ShouldBeInvalid("current");
        (await customer.PutAsync("/me/password", new { current = Old, password = "short" })).ShouldBeInvalid("password");
        (await customer.PutAsync("/me/password", new { })).ShouldBeInvalid("current");
        (await Guest.PutAsync("/me/password", new { current = Old, password = New })).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Wrong_present_passwords_count_as_failed_sign_ins()
    {
        var (customer, email) = await Shop.CustomerAsync();
        for (var i = 0; i < 10; i++) (await customer.PutAsync("/me/password", new { current = $"guess-{i}", password = New })).ShouldBeInvalid("current");
        var refused = (await customer.PutAsync("/me/password", new { current = Old, password = New })).ShouldBeProblem(429, "locked-out");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        (await Guest.PostAsync("/sessions", new { email, password = Old })).ShouldBeProblem(401, "bad-credentials");
    }
}
