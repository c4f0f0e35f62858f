using ClickCart.Customers;
using ClickCart.Customers.Links;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Links;

public sealed class PurgeLinksTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Links_are_forgotten_a_month_after_they_ended_and_kept_as_hashes_until_then()
    {
        var (_, email) = await Shop.CustomerAsync();
        var token = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        Task<int> Aged(TimeSpan by) => Shop.AskAsync((CustomersDbContext db) => db.Links.Where(l => l.Address == email)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, Shop.Clock.GetUtcNow() - by)));
        Task<List<string>> Hashes() => Shop.AskAsync((CustomersDbContext db) => db.Links.Where(l => l.Address == email).Select(l => l.Hash).ToListAsync());

        await Aged(TimeSpan.FromDays(29));
        await Shop.RunAsync<PurgeLinks>();
        (await Hashes()).Single().ShouldNotContain(token);
        await Aged(TimeSpan.FromDays(31));
        await Shop.RunAsync<PurgeLinks>();
        (await Hashes()).ShouldBeEmpty();
        (await Guest.PostAsync("/accounts/confirm", new { token })).ShouldBeProblem(404, "not-found");
    }
}
