using Ardalis.Specification;

namespace ClickCart.Tests.Platform;

public sealed class SpecificationsTests
{
    [Fact]
    public async Task Filter_order_page_and_includes_become_one_query()
    {
        await using var db = await Shelves.WithAsync(Book.Of("a", 1), Book.Of("b", 2), Book.Of("c", 3), Book.Of("d", 0));

        var found = await db.Books.AsNoTracking().WithSpecification(new SecondBest()).SingleAsync(Ct);

        found.Title.ShouldBe("b");
        found.Pages.Single().Lines.Single().Text.ShouldBe("b's line");
        found.Author!.Name.ShouldBe("b's author");
    }

    [Fact]
    public async Task An_include_that_is_no_navigation_is_refused()
    {
        await using var db = await Shelves.WithAsync();

        Should.Throw<NotSupportedException>(() => db.Books.WithSpecification(new FilteredInclude()));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed class SecondBest : Specification<Book>
    {
        public SecondBest()
        {
            Query.Where(b => b.Stars > 0).OrderByDescending(b => b.Stars).Skip(1).Take(1);
            Query.Include(b => b.Pages).ThenInclude(p => p.Lines).Include(nameof(Book.Author));
        }
    }

    private sealed class FilteredInclude : Specification<Book>
    {
        public FilteredInclude() => Query.Include(b => b.Pages.Where(p => p.Id > 0));
    }

    private sealed class Book
    {
        public int Id { get; set; }
        public string Title { get; set; } = "";
        public int Stars { get; set; }
        public Author? Author { get; set; }
        public List<Page> Pages { get; set; } = [];

        public static Book Of(string title, int stars) => new()
        {
            Title = title,
            Stars = stars,
            Author = new() { Name = $"{title}'s author" },
            Pages = [new() { Lines = [new() { Text = $"{title}'s line" }] }],
        };
    }

    private sealed class Author
    {
        public int Id { get; set; }
        public string Name { get; set; } = "";
    }

    private sealed class Page
    {
        public int Id { get; set; }
        public List<Line> Lines { get; set; } = [];
    }

    private sealed class Line
    {
        public int Id { get; set; }
        public string Text { get; set; } = "";
    }

    private sealed class Shelves : DbContext
    {
        public DbSet<Book> Books => Set<Book>();

        public static async Task<Shelves> WithAsync(params Book[] books)
        {
            var db = new Shelves();
            await db.Database.OpenConnectionAsync(Ct);
            await db.Database.EnsureCreatedAsync(Ct);
            db.AddRange(books.AsEnumerable<object>());
            await db.SaveChangesAsync(Ct);
            return db;
        }

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");
    }
}
