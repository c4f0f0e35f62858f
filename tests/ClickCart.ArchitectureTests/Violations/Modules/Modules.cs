namespace ClickCart.ArchitectureTests.Violations.Modules;

/// <summary>The one public class that a module has.</summary>
public sealed class MadeUpModule : IModule
{
    public string Name => "madeup";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}

public sealed class OpenToOthers;

public interface IOpenToOthers;

#pragma warning disable CA1852
internal class NotSealed;
#pragma warning restore CA1852

internal class DerivedFrom;

internal sealed class Derived : DerivedFrom;

internal sealed class Row
{
    public int Id { get; init; }
}

internal sealed class OwnTables(DbContextOptions<OwnTables> options) : ModuleDbContext(options, "madeup")
{
    protected override void Map(ModelBuilder model) => model.Entity<Row>().ToTable("rows");
}

internal sealed class OthersTables(DbContextOptions<OthersTables> options) : ModuleDbContext(options, "madeup")
{
    protected override void Map(ModelBuilder model) => model.Entity<Row>().ToTable("orders", "ordering");
}

internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options);
