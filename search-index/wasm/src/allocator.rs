//! A small allocator for a small program.
//!
//! Memory is given out from one end to the other, and nothing is freed piece by piece: what a question takes is given back
//! all at once before the next. An index stays for good. The code that frees thousands of small values one after the other
//! would be a twelfth of the program.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;

/// WebAssembly gives memory in pages.
const PAGE: usize = 65_536;

struct Region {
    /// Memory from here on was not given out.
    next: usize,
    end: usize,
    /// What was given out up to here stays for good.
    kept: usize,
}

/// The allocator.
pub(crate) struct RegionAllocator(UnsafeCell<Region>);

impl RegionAllocator {
    pub(crate) const fn new() -> Self {
        Self(UnsafeCell::new(Region { next: 0, end: 0, kept: 0 }))
    }

    /// Keeps everything that was given out so far.
    pub(crate) fn keep(&self) {
        // SAFETY: no other reference to the region lives while this one does.
        let region = unsafe { &mut *self.0.get() };
        region.kept = region.next;
    }

    /// Takes back everything that is not kept.
    ///
    /// # Safety
    ///
    /// Nothing of it is used any more.
    pub(crate) unsafe fn release(&self) {
        // SAFETY: no other reference to the region lives while this one does.
        let region = unsafe { &mut *self.0.get() };
        // Before anything was kept, memory has no beginning yet.
        if region.kept > 0 {
            region.next = region.kept;
        }
    }
}

// SAFETY: the module has no threads; memory is not shared.
unsafe impl Sync for RegionAllocator {}

// SAFETY: each block begins after the end of the one before it, at its alignment, and ends before the end of the memory.
unsafe impl GlobalAlloc for RegionAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: no other reference to the region lives while this one does.
        let region = unsafe { &mut *self.0.get() };
        let mut block = region.next.next_multiple_of(layout.align());
        if region.end < block || region.end - block < layout.size() {
            let pages = layout.size().div_ceil(PAGE) + 1;
            let before = std::arch::wasm32::memory_grow::<0>(pages);
            if before == usize::MAX {
                return std::ptr::null_mut();
            }
            // At first memory begins behind what the linker has put there; from then on new pages follow the last.
            if region.end == 0 {
                block = before * PAGE;
            }
            region.end = (before + pages) * PAGE;
        }
        region.next = block + layout.size();
        block as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: no other reference to the region lives while this one does, and it was not moved in between.
        unsafe {
            let region = &mut *self.0.get();
            // The last block grows where it is.
            if block as usize + layout.size() == region.next && region.end - block as usize >= size {
                region.next = block as usize + size;
                return block;
            }
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                std::ptr::copy_nonoverlapping(block, new, layout.size().min(size));
            }
            new
        }
    }
}
