namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class RemoveSecondFactorTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task Password_and_code_remove_it_and_sign_out_elsewhere()
    {
        var holder = await HolderAsync();
        var there = new Client(Shop.CreateClient(), (await SignInAsync(holder.Email, holder.App.NextCode())).ShouldBe(200)["accessToken"].GetString());
        (await RemoveAsync(holder, "wrong", holder.App.NextCode())).ShouldBeInvalid("password");
        (await RemoveAsync(holder, Password, "000000")).ShouldBeInvalid("code");
        (await RemoveAsync(holder, Password, holder.App.NextCode())).ShouldBe(204);
        (await holder.Client.GetAsync("/me")).ShouldBe(200)["secondFactor"].GetBoolean().ShouldBeFalse();
        (await there.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await SignInAsync(holder.Email)).ShouldBe(200);
        (await RemoveAsync(holder, Password, holder.RecoveryCodes[0])).ShouldBeProblem(409, "second-factor-missing");
        // What belonged to it is gone: another one begins afresh.
        var again = await TurnOnAsync(holder.Client, holder.Email, Password);
        (await SignInAsync(holder.Email, holder.RecoveryCodes[0])).ShouldBeProblem(401, "bad-credentials");
        (await SignInAsync(holder.Email, again.RecoveryCodes[0])).ShouldBe(200);
    }

    [Fact]
    public async Task Wrong_codes_count_towards_the_lock_out()
    {
        var holder = await HolderAsync();
        for (var i = 0; i < 10; i++) (await RemoveAsync(holder, Password, "000000")).ShouldBeInvalid("code");
        (await RemoveAsync(holder, Password, holder.App.NextCode())).ShouldBeProblem(429, "locked-out");
    }

    private static Task<ApiResponse> RemoveAsync(Holder holder, string password, string code) =>
        holder.Client.SendAsync(HttpMethod.Delete, "/me/second-factor", new { password, code });
}
