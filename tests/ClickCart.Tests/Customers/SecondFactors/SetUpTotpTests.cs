using ClickCart.Customers;

namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class SetUpTotpTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task A_secret_is_told_once_kept_encrypted_and_asked_of_nobody_before_its_first_code()
    {
        var (client, email) = await Shop.CustomerAsync();
        var told = (await client.PostAsync("/me/second-factor/totp", new { password = Password })).ShouldBe(200);
        var secret = told["secret"].GetString()!;
        secret.Length.ShouldBe(32);
        told["uri"].GetString().ShouldStartWith("otpauth://totp/ClickCart:");
        told["uri"].GetString()!.ShouldContain($"secret={secret}");
        (await SignInAsync(email)).ShouldBe(200);
        await using var scope = Shop.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<CustomersDbContext>().SecondFactors.OrderByDescending(f => f.Id).Select(f => f.Secret)
            .FirstAsync();
        kept.ShouldNotContain(secret);
        (await Shop.VerifyAsync()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task It_asks_for_the_password_and_not_for_a_second_one()
    {
        var (client, _) = await Shop.CustomerAsync();
        (await client.PostAsync("/me/second-factor/totp", new { })).ShouldBeInvalid("password");
        for (var i = 0; i < 10; i++) (await client.PostAsync("/me/second-factor/totp", new { password = $"guess-{i}" })).ShouldBeInvalid("password");
        (await client.PostAsync("/me/second-factor/totp", new { password = Password })).ShouldBeProblem(429, "locked-out");
        (await Guest.PostAsync("/me/second-factor/totp", new { password = Password })).ShouldBeProblem(401, "unauthenticated");

        var holder = await HolderAsync();
        (await holder.Client.PostAsync("/me/second-factor/totp", new { password = Password })).ShouldBeProblem(409, "second-factor-set");
    }

    [Fact]
    public async Task A_second_secret_takes_the_place_of_one_that_waits()
    {
        var (client, email) = await Shop.CustomerAsync();
        var first = await SetUpAsync(client);
        var second = await SetUpAsync(client);
        (await client.PostAsync("/me/second-factor/totp/confirm", new { code = first.NextCode() })).ShouldBeInvalid("code");
        (await client.PostAsync("/me/second-factor/totp/confirm", new { code = second.NextCode() })).ShouldBe(200);
        (await SignInAsync(email, second.NextCode())).ShouldBe(200);
    }
}
