namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class TakeSecondFactorAwayTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task An_admin_takes_it_from_somebody_else_whose_sessions_end_and_it_is_written_down()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await TurnOnAsync(await Shop.SignInAsync(email, password), email, password);
        var id = (await support.Client.GetAsync("/me"))["id"].GetString();
        (await support.Client.DeleteAsync($"/admin/customers/{id}/second-factor")).ShouldBeProblem(403, "forbidden");
        using var office = await Shop.OfficeAsync($"/admin/customers/{id}");
        (await office.PressAsync("Take the second factor of")).ShouldBe(200).ShouldShow("The second factor is taken away");
        (await support.Client.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await SignInAsync(email, password: password)).ShouldBe(200);
        var row = (await Admin.GetAsync("/admin/audit")).ShouldBe(200)["items"].EnumerateArray().First(r => r.GetProperty("what").ValueEquals("secondFactorChanged"));
        row.GetProperty("actor").GetString().ShouldBe(Shop.AdminEmail);
        row.GetProperty("details").GetString().ShouldBe($"taken away from {email}");
        (await Admin.DeleteAsync($"/admin/customers/{id}/second-factor")).ShouldBeProblem(409, "second-factor-missing");
    }

    [Fact]
    public async Task Nobody_takes_their_own_away_like_that_nor_anybodys_who_is_not_there()
    {
        var own = (await Admin.GetAsync("/me"))["id"].GetString();
        (await Admin.DeleteAsync($"/admin/customers/{own}/second-factor")).ShouldBeProblem(409, "own-account");
        (await Admin.DeleteAsync($"/admin/customers/{Guid.CreateVersion7()}/second-factor")).ShouldBeProblem(404, "not-found");
        (await Guest.DeleteAsync($"/admin/customers/{own}/second-factor")).ShouldBeProblem(401, "unauthenticated");
    }
}
