using System.Text.RegularExpressions;
using ClickCart.Catalog;
using ClickCart.Catalog.Search;

namespace ClickCart.Tests.Catalog.Search;

/// <summary>What SQL Server is asked, with and without its full-text component. No server is asked.</summary>
public sealed class SqlServerSearchTests
{
    private static string Asked(Func<CatalogDbContext, IQueryable<SearchHit>> hits)
    {
        using var db = Models.On(DatabaseProvider.SqlServer).OfType<CatalogDbContext>().Single();
        return hits(db).ToQueryString();
    }

    [Fact]
    public void Each_word_may_lie_in_a_column_of_its_own_in_the_full_text_index()
    {
        var sql = Asked(db => SqlServerSearch.Indexed(db, SearchText.Terms("red jug")));
        // Each of the two, or both written as one.
        const string one = @"\(\(CONTAINS\(\(d\.name, d\.body\), @?\w+\)\) OR \(CONTAINS\(\(d\.name, d\.body\), @?\w+\)\)\)";
        Regex.Count(sql, $"{one} AND {one}").ShouldBe(1, sql);
        foreach (var word in new[] { "red", "jug", "redjug" }) sql.ShouldContain($"\"{word}*\"");
        sql.ShouldNotContain("\"red*\" AND");
        Regex.Count(sql, @"CASE WHEN CHARINDEX\(@?\w+, d\.name\) > 0 THEN 1 ELSE 0 END").ShouldBe(2);
    }

    [Fact]
    public void Each_word_may_lie_in_a_column_of_its_own_without_an_index()
    {
        var sql = Asked(db => SqlServerSearch.Like(db, SearchText.Terms("red jug")));
        Regex.Count(sql, @"\[s\]\.\[name\] LIKE @\w+ ESCAPE N'\\' OR \[s\]\.\[body\] LIKE @\w+ ESCAPE N'\\'").ShouldBe(4, sql);
        Regex.Count(sql, @"\) AND \(").ShouldBe(1, sql);
    }
}

/// <summary>The fallback without a full-text index, which works on every database, beside what that database has for it.</summary>
public sealed class LikeSearchTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task It_finds_what_the_index_finds()
    {
        var (one, two) = (Word(), Word());
        var both = (await CreateAsync($"{one} jug", description: $"A {two} one."))["id"].GetGuid();
        await CreateAsync($"{one} cup");
        await CreateAsync($"{two} cup");
        (await HitsAsync(one, two)).ShouldBe([both]);
        (await HitsAsync(one)).Count.ShouldBe(2);
        (await HitsAsync(one, "jug")).ShouldBe([both]);
        (await HitsAsync(one + "jug")).ShouldBe([both]);
    }

    private async Task<List<Guid>> HitsAsync(params string[] words)
    {
        var terms = SearchText.Terms(string.Join(' ', words));
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        var like = await SqlServerSearch.Like(db, terms).OrderBy(h => h.Rank).ThenBy(h => h.ProductId).Select(h => h.ProductId).ToListAsync();
        var indexed = await scope.ServiceProvider.GetRequiredService<IProductSearch>().Hits(db, terms).Select(h => h.ProductId).ToListAsync();
        like.ShouldBe(indexed, ignoreOrder: true);
        return like;
    }
}
