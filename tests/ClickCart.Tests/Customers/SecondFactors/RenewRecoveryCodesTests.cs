namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class RenewRecoveryCodesTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task The_new_ones_count_and_the_old_ones_no_more()
    {
        var holder = await HolderAsync();
        var renewed = (await holder.Client.PostAsync("/me/second-factor/recovery-codes", new { password = Password, code = holder.RecoveryCodes[0] })).ShouldBe(200);
        (await SignInAsync(holder.Email, holder.RecoveryCodes[1])).ShouldBeProblem(401, "bad-credentials");
        (await SignInAsync(holder.Email, renewed["codes"][9].GetString())).ShouldBe(200);
        (await holder.Client.GetAsync("/me/second-factor"))["recoveryCodesLeft"].GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task It_asks_for_password_and_code()
    {
        var holder = await HolderAsync();
        (await holder.Client.PostAsync("/me/second-factor/recovery-codes", new { password = "wrong", code = holder.App.NextCode() })).ShouldBeInvalid("password");
        (await holder.Client.PostAsync("/me/second-factor/recovery-codes", new { password = Password, code = "000000" })).ShouldBeInvalid("code");
        (await holder.Client.PostAsync("/me/second-factor/recovery-codes", new { })).ShouldBeInvalid("code");
        var (plain, _) = await Shop.CustomerAsync();
        (await plain.PostAsync("/me/second-factor/recovery-codes", new { password = Password, code = "000000" })).ShouldBeProblem(409, "second-factor-missing");
    }
}
