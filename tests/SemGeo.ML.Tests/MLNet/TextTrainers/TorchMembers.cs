using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace SemGeo.ML.Tests.MLNet.TextTrainers;

/// <summary>The members of TorchSharp that an assembly refers to, read from its metadata.</summary>
internal sealed class TorchMembers : IDisposable
{
    private const string Torch = "TorchSharp";

    private readonly Assembly _assembly;
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public TorchMembers(Assembly assembly)
    {
        _assembly = assembly;
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>A reference: its token and its name with the declaring type, such as "TorchSharp.torch+nn.Linear".</summary>
    public IReadOnlyList<(int Token, string Name)> References => [.. _metadata.MemberReferences.Select(Describe).OfType<(int, string)>()];

    /// <summary>The types of TorchSharp that are referred to.</summary>
    public IReadOnlyList<(int Token, string Name)> Types =>
        [.. _metadata.TypeReferences.Where(IsOfTorch).Select(handle => (MetadataTokens.GetToken(handle), NameOf(handle)))];

    /// <summary>Whether the TorchSharp that is loaded has the member or type.</summary>
    public bool Resolves(int token)
    {
        try
        {
            // Members of generic types are resolved for numbers, which every constraint of these types admits.
            Type[] any = [typeof(int), typeof(int), typeof(int)];
            return _assembly.ManifestModule.ResolveMember(token, any, any) is not null;
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException)
        {
            return false;
        }
    }

    /// <summary>The full names of the types whose methods call the member.</summary>
    public IReadOnlyList<string> UsersOf(int token)
    {
        var bytes = BitConverter.GetBytes(token);
        var users = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in _metadata.MethodDefinitions)
        {
            var method = _metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var body = _file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (body.AsSpan().IndexOf(bytes) >= 0)
                users.Add(OuterTypeOf(method.GetDeclaringType()));
        }

        return [.. users];
    }

    public void Dispose() => _file.Dispose();

    private (int, string)? Describe(MemberReferenceHandle handle)
    {
        var member = _metadata.GetMemberReference(handle);
        var parent = member.Parent.Kind == HandleKind.TypeSpecification ? GenericTypeOf((TypeSpecificationHandle)member.Parent) : member.Parent;
        return parent.Kind == HandleKind.TypeReference && IsOfTorch((TypeReferenceHandle)parent)
            ? (MetadataTokens.GetToken(handle), $"{NameOf((TypeReferenceHandle)parent)}.{_metadata.GetString(member.Name)}")
            : null;
    }

    // The signature of a generic type: GENERICINST (0x15), CLASS or VALUETYPE, then the type.
    private EntityHandle GenericTypeOf(TypeSpecificationHandle handle)
    {
        var signature = _metadata.GetBlobReader(_metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadByte() != 0x15)
            return default;
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }

    private bool IsOfTorch(TypeReferenceHandle handle)
    {
        var scope = _metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOfTorch((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Torch,
            _ => false,
        };
    }

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        var name = _metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf((TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return $"{_metadata.GetString(type.Namespace)}.{name}";
    }

    private string OuterTypeOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}" : OuterTypeOf(type.GetDeclaringType());
    }
}
