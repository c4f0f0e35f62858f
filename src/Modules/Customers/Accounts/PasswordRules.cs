using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>Length counts, composition rules do not (NIST SP 800-63B); what everybody tries first and the account's own address are refused.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MaxLength = 200;

    private static readonly string[] Commonest =
    [
        "password", "passwort", "12345678", "qwertyui", "qwerty12", "letmein", "iloveyou", "welcome1", "abc12345", "abcd1234", "football", "baseball",
        "sunshine", "princess", "superman", "trustno1", "dragon12", "monkey12", "admin123", "administrator", "clickcart", "changeme", "1q2w3e4r",
        "asdfghjk", "zxcvbnm", "q1w2e3r4",
    ];

    public static Error Refusal(IEnumerable<IdentityError> errors) =>
        Error.Invalid(new Dictionary<string, string[]> { ["password"] = [.. errors.Select(e => e.Description)] });

    /// <summary>Null when the password may be the account's.</summary>
    public static async Task<Error?> JudgeAsync(UserManager<Account> accounts, Account account, string password)
    {
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, account, password);
            if (!judged.Succeeded) return Refusal(judged.Errors);
        }
        return null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var bare = (password ?? "").ToLowerInvariant().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?');
        var own = user.Email?.Split('@')[0];
        var weak = Commonest.Any(c => string.Equals(c, password, StringComparison.OrdinalIgnoreCase) || bare == c)
            || CommonPasswords.Contain(password ?? "")
            || string.Equals(password, user.Email, StringComparison.OrdinalIgnoreCase) || string.Equals(password, own, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult(weak
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = "This password is among the first that anybody would try." })
            : IdentityResult.Success);
    }
}

/// <summary>What a sign-in for an unknown address is checked against, so that it takes as long as for a known one.</summary>
internal sealed class Decoy(IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new(Guid.Empty, "", "", "", default);

    private readonly string _hash = hasher.HashPassword(Nobody, "nobody has this password");

    public void Verify(string password) => hasher.VerifyHashedPassword(Nobody, _hash, password);
}
