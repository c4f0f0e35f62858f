using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>The first admin's password is no weaker than a customer's, outside Development.</summary>
internal sealed class FirstAdminCheck(FirstAdminSettings settings, UserManager<Account> accounts) : IStartCheck
{
    public async Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct)
    {
        if (!EmailAddress.Is(settings.Email)) return [$"ClickCart:Admin:Email is '{settings.Email}', which is no e-mail address."];
        if (isDevelopment || settings.Password is not { } password) return [];
        if (password.Length > PasswordRules.MaxLength) return [$"ClickCart:Admin:Password is longer than {PasswordRules.MaxLength} characters. {Advice}"];
        var (admin, found) = (new Account(Guid.Empty, settings.Email, "Admin", Roles.Admin, default), new List<string>());
        foreach (var rule in accounts.PasswordValidators)
            found.AddRange((await rule.ValidateAsync(accounts, admin, password)).Errors.Select(e => e.Description));
        return found.Count == 0 ? [] : [$"ClickCart:Admin:Password would be refused at sign-up: {string.Join(' ', found)} {Advice}"];
    }

    private const string Advice = "Set ClickCart__Admin__Password to a better one, or to none: then a random one is made and printed once.";
}
