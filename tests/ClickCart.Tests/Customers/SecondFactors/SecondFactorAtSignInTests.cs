namespace ClickCart.Tests.Customers.SecondFactors;

/// <summary>What the API takes for a second factor, and what it answers to whoever lacks it.</summary>
public sealed class SecondFactorAtSignInTests(ClockShop shared) : SecondFactorTest(shared)
{
    private const string Signed = "200";
    private const string Needed = "second-factor-required";
    private const string Refused = "bad-credentials";

    /// <summary>What is sent beside address and password, and what comes of it.</summary>
    private static readonly (string What, Func<Holder, string?> Code, string Outcome)[] Cases =
    [
        ("no code", _ => null, Needed),
        ("an empty code", _ => " ", Needed),
        ("the app's code of now", h => h.App.NextCode(), Signed),
        ("the same again", h => h.App.Code(), Refused),
        ("the code of the 30 seconds before one that was used", h => h.App.Code(-1), Refused),
        ("the next code already", h => h.App.Code(1), Signed),
        ("a code of 90 seconds ago", h => { h.App.NextCode(); h.App.NextCode(); return h.App.Code(-3); }, Refused),
        ("a code in two minutes", h => h.App.Code(4), Refused),
        ("a code with a space in it", h => h.App.NextCode().Insert(3, " "), Signed),
        ("another account's code", _ => "000000", Refused),
        ("letters", _ => "abcdef", Refused),
        ("a recovery code", h => h.RecoveryCodes[0], Signed),
        ("a used recovery code", h => h.RecoveryCodes[0], Refused),
        ("a recovery code in small letters without dashes", h => h.RecoveryCodes[1].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), Signed),
        ("a piece of a recovery code", h => h.RecoveryCodes[2][..9], Refused),
    ];

    [Fact]
    public async Task Each_code_counts_once_and_in_its_time()
    {
        var holder = await HolderAsync();
        foreach (var (what, code, outcome) in Cases)
        {
            var answer = await SignInAsync(holder.Email, code(holder));
            var came = answer.Status is System.Net.HttpStatusCode.OK ? Signed : answer.ShouldBe(401).Problem;
            came.ShouldBe(outcome, what);
        }
    }

    [Fact]
    public async Task Without_the_password_nobody_learns_of_the_second_factor()
    {
        var holder = await HolderAsync();
        var (_, plain) = await Shop.CustomerAsync();
        var answers = new[]
        {
            await SignInAsync(holder.Email, password: "wrong-password"),
            await SignInAsync(holder.Email, holder.App.NextCode(), password: "wrong-password"),
            await SignInAsync(holder.Email, "000000"),
            await SignInAsync(holder.Email, "000000", password: "wrong-password"),
            await SignInAsync(plain, password: "wrong-password"),
            await SignInAsync("nobody@example.com", "000000"),
        };
        foreach (var answer in answers) answer.ShouldBeProblem(401, "bad-credentials");
        answers.Select(a => a["detail"].GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_that_came_with_a_wrong_password_is_not_used_up()
    {
        var holder = await HolderAsync();
        var code = holder.App.NextCode();
        (await SignInAsync(holder.Email, code, password: "wrong-password")).ShouldBeProblem(401, "bad-credentials");
        (await SignInAsync(holder.Email, code)).ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_requests_with_one_code_one_signs_in()
    {
        var holder = await HolderAsync();
        foreach (var code in new[] { holder.App.NextCode(), holder.RecoveryCodes[0] })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync(holder.Email, code)));
            answers.Count(a => a.Status is System.Net.HttpStatusCode.OK).ShouldBe(1);
            answers.Where(a => a.Status is not System.Net.HttpStatusCode.OK).ShouldAllBe(a => (int)a.Status == 401);
        }
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_the_account_as_ten_wrong_passwords_do()
    {
        var holder = await HolderAsync();
        for (var i = 0; i < 10; i++) (await SignInAsync(holder.Email, "000000")).ShouldBeProblem(401, "bad-credentials");
        (await SignInAsync(holder.Email, holder.App.NextCode())).ShouldBeProblem(401, "bad-credentials");
        // Also to somebody with the password it says no more than that.
        (await SignInAsync(holder.Email)).ShouldBeProblem(401, "bad-credentials");
        Shop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await SignInAsync(holder.Email, holder.App.NextCode())).ShouldBe(200);
    }

    [Fact]
    public async Task The_password_alone_in_between_does_not_begin_the_count_anew()
    {
        var holder = await HolderAsync();
        for (var i = 0; i < 10; i++)
        {
            (await SignInAsync(holder.Email)).ShouldBeProblem(401, "second-factor-required");
            (await SignInAsync(holder.Email, "000000")).ShouldBeProblem(401, "bad-credentials");
        }
        (await SignInAsync(holder.Email)).ShouldBeProblem(401, "bad-credentials");
    }

    [Fact]
    public async Task A_session_is_refreshed_without_a_code()
    {
        var holder = await HolderAsync();
        var session = (await SignInAsync(holder.Email, holder.App.NextCode())).ShouldBe(200);
        var next = (await Guest.PostAsync("/sessions/refresh", new { refreshToken = session["refreshToken"].GetString() })).ShouldBe(200);
        (await new Client(Shop.CreateClient(), next["accessToken"].GetString()).GetAsync("/me")).ShouldBe(200)["secondFactor"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_beside_the_password_of_an_account_without_second_factor_does_no_harm()
    {
        var (_, email) = await Shop.CustomerAsync();
        (await SignInAsync(email, "000000")).ShouldBe(200);
        (await Guest.PostAsync("/sessions", new { email, password = Password, code = new string('1', 65) })).ShouldBeInvalid("code");
    }
}
