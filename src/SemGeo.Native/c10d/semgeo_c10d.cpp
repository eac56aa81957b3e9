// semgeo_c10d: libtorch's process groups behind a C interface, for data parallel training.
//
// Functions that can fail return -1 or null and leave the message in sgc_error() of the same thread. A tensor is an at::Tensor* of the same libtorch, the handle of
// TorchSharp's tensors; it stays the caller's. A group must be used by one thread at a time, but for sgc_count, which has a connection of its own.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#ifdef USE_C10D_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

#define SGC_API extern "C" __attribute__((visibility("default")))

namespace {

constexpr int32_t kAbiVersion = 1;
constexpr int64_t kBucketBytes = 25 << 20;

thread_local std::string last_error;

struct Group {
  c10::intrusive_ptr<c10d::Store> store;
  c10::intrusive_ptr<c10d::Store> counters;
  std::unique_ptr<c10d::ProcessGroupGloo> gloo;
#ifdef USE_C10D_NCCL
  std::unique_ptr<c10d::ProcessGroupNCCL> nccl;
#endif
};

void remember_error() noexcept {
  try {
    throw;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown error";
  }
}

template <class F>
int32_t guarded(F&& work) noexcept {
  try {
    work();
    return 0;
  } catch (...) {
    remember_error();
    return -1;
  }
}

template <class F>
auto dispatch(Group& group, const at::Tensor& tensor, F&& work) {
#ifdef USE_C10D_NCCL
  if (tensor.is_cuda()) {
    if (!group.nccl)
      throw std::runtime_error("the group was made for tensors on the CPU");
    return work(*group.nccl);
  }
#endif
  if (!tensor.is_cpu())
    throw std::runtime_error("this build exchanges tensors on the CPU only");
  return work(*group.gloo);
}

c10::intrusive_ptr<c10d::Store> connect(const char* host, uint16_t port, bool serve, const char* prefix, std::chrono::milliseconds timeout) {
  c10d::TCPStoreOptions options;
  options.port = port;
  options.isServer = serve;
  options.waitWorkers = false;
  options.timeout = timeout;
  return c10::make_intrusive<c10d::PrefixStore>(prefix, c10::make_intrusive<c10d::TCPStore>(std::string(host), options));
}

// Tensors of one type and device that travel together.
struct Bucket {
  std::vector<at::Tensor> tensors;
  at::Tensor flat;
};

std::vector<Bucket> make_buckets(at::Tensor** tensors, int32_t count) {
  std::vector<Bucket> buckets;
  int64_t bytes = 0;
  for (int32_t i = 0; i < count; i++) {
    const auto tensor = tensors[i]->detach();
    const auto own = static_cast<int64_t>(tensor.numel() * tensor.element_size());
    if (buckets.empty() || bytes + own > kBucketBytes || !buckets.back().tensors[0].options().type_equal(tensor.options())) {
      buckets.emplace_back();
      bytes = 0;
    }
    buckets.back().tensors.push_back(tensor);
    bytes += own;
  }
  return buckets;
}

}  // namespace

SGC_API int32_t sgc_abi_version() { return kAbiVersion; }

SGC_API const char* sgc_error() { return last_error.c_str(); }

SGC_API Group* sgc_create(int32_t rank, int32_t size, const char* host, int32_t port, int32_t serve, const char* prefix, const char* own_host, int64_t timeout_ms) {
  try {
    const std::chrono::milliseconds timeout(timeout_ms);
    auto group = std::make_unique<Group>();
    group->store = connect(host, static_cast<uint16_t>(port), serve != 0, prefix, timeout);
    group->counters = connect(host, static_cast<uint16_t>(port), false, prefix, timeout);
    auto options = c10d::ProcessGroupGloo::Options::create(timeout);
    const char* network = std::getenv("GLOO_SOCKET_IFNAME");
    options->devices.push_back(
        network && *network ? c10d::ProcessGroupGloo::createDeviceForInterface(network)
        : own_host && *own_host ? c10d::ProcessGroupGloo::createDeviceForHostname(own_host)
                                : c10d::ProcessGroupGloo::createDefaultDevice());
    options->threads = 2;
    group->gloo = std::make_unique<c10d::ProcessGroupGloo>(group->store, rank, size, options);
#ifdef USE_C10D_NCCL
    if (at::hasCUDA()) {
      auto nccl = c10d::ProcessGroupNCCL::Options::create();
      nccl->timeout = timeout;
      group->nccl = std::make_unique<c10d::ProcessGroupNCCL>(c10::make_intrusive<c10d::PrefixStore>("nccl", group->store), rank, size, nccl);
    }
#endif
    return group.release();
  } catch (...) {
    remember_error();
    return nullptr;
  }
}

SGC_API void sgc_free(Group* group) {
  try {
    delete group;
  } catch (...) {
    remember_error();
  }
}

// Adds to a counter of the store and gives its new value; -1 on error.
SGC_API int64_t sgc_count(Group* group, const char* key, int64_t value) {
  try {
    return group->counters->add(key, value);
  } catch (...) {
    remember_error();
    return -1;
  }
}

SGC_API int32_t sgc_barrier(Group* group) {
  return guarded([&] { group->gloo->barrier()->wait(); });
}

// Sums doubles over all processes, in place.
SGC_API int32_t sgc_sum(Group* group, double* values, int64_t count) {
  return guarded([&] {
    std::vector<at::Tensor> tensors{at::from_blob(values, {count}, at::kDouble)};
    group->gloo->allreduce(tensors)->wait();
  });
}

// Overwrites tensors with those of a process.
SGC_API int32_t sgc_broadcast(Group* group, at::Tensor** tensors, int32_t count, int32_t root) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++) {
      // Memory orders differ from network to network, but an exchange is of contiguous memory.
      auto contiguous = tensors[i]->detach().contiguous();
      std::vector<at::Tensor> list{contiguous};
      c10d::BroadcastOptions options;
      options.rootRank = root;
      dispatch(*group, contiguous, [&](auto& exchange) { return exchange.broadcast(list, options); })->wait();
      tensors[i]->detach().copy_(contiguous);
    }
  });
}

// Sums tensors over all processes, in place. While one bucket travels the next is put together.
SGC_API int32_t sgc_sum_tensors(Group* group, at::Tensor** tensors, int32_t count) {
  return guarded([&] {
    auto buckets = make_buckets(tensors, count);
    std::vector<decltype(group->gloo->allreduce(std::declval<std::vector<at::Tensor>&>()))> works;
    for (auto& bucket : buckets) {
      std::vector<at::Tensor> flat;
      for (auto& tensor : bucket.tensors)
        flat.push_back(tensor.reshape({-1}));
      bucket.flat = at::cat(flat);
      std::vector<at::Tensor> list{bucket.flat};
      works.push_back(dispatch(*group, bucket.flat, [&](auto& exchange) { return exchange.allreduce(list); }));
    }
    for (size_t i = 0; i < buckets.size(); i++) {
      works[i]->wait();
      int64_t start = 0;
      for (auto& tensor : buckets[i].tensors) {
        tensor.copy_(buckets[i].flat.narrow(0, start, tensor.numel()).view(tensor.sizes()));
        start += tensor.numel();
      }
    }
  });
}
